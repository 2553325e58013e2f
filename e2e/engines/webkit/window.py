"""A window around WebKitGTK, to be started by WebKitWebDriver: a page and nothing else, of any size.

MiniBrowser, which comes with the driver, is no narrower than its buttons, keeps what a page writes to the console to
itself while it is driven, and cannot run a script before a page's own. So this is one that can.

Its one argument is JSON: `log` (a file for the console), `socket` (where the driver listens), `profile` (a folder),
`width`, `height` and `settings`. Over the socket go lines of JSON: events to the driver, orders from it.
"""

import json
import os
import socket
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gdk, GLib, Gtk, WebKit2

options = json.loads(sys.argv[1])

log = os.open(options["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
os.dup2(log, 1)
os.dup2(log, 2)

driver = socket.socket(socket.AF_UNIX)
driver.connect(options["socket"])


def tell(**event):
    driver.sendall(json.dumps(event).encode() + b"\n")


folder = options["profile"]
# A private context would write nothing to the console; this one is as private as its folder.
context = WebKit2.WebContext(
    website_data_manager=WebKit2.WebsiteDataManager(base_data_directory=f"{folder}/data", base_cache_directory=f"{folder}/cache")
)
context.set_automation_allowed(True)
content = WebKit2.UserContentManager()
settings = WebKit2.Settings(enable_write_console_messages_to_stdout=True, **options["settings"])
views = []


def open_view(related=None):
    belongs = {"related_view": related} if related else {"web_context": context}
    view = WebKit2.WebView(user_content_manager=content, settings=settings, is_controlled_by_automation=True, **belongs)
    window = Gtk.Window()
    window.set_default_size(options["width"], options["height"])
    window.add(view)
    window.connect("map-event", lambda *_: focus(view))
    window.show_all()
    number = len(views)
    views.append(view)
    view.connect("create", lambda view, _: open_view(view))
    view.connect("resource-load-started", lambda _, resource, request: watch(number, resource, request))
    view.connect("script-dialog", lambda _, dialog: answer(number, dialog))
    view.connect("load-failed", lambda _, __, url, error: tell(event="failed", view=number, url=url, why=error.message))
    view.connect("web-process-terminated", lambda _, reason: tell(event="crash", view=number, why=str(reason)))
    view.connect("close", lambda _: window.destroy())
    tell(event="view", view=number)
    return view


def focus(view):
    """There is no window manager that would give it the keyboard."""
    view.grab_focus()
    window = view.get_toplevel().get_window()
    if window:
        window.raise_()
        window.focus(Gdk.CURRENT_TIME)


requests = 0


def watch(view, resource, request):
    global requests
    requests += 1
    number = requests
    tell(event="request", view=view, request=number, url=request.get_uri())
    resource.connect("finished", lambda _: tell(event="end", view=view, request=number))
    # What fails is told to finish, too. A request that leads on is one more.
    resource.connect("sent-request", lambda _, request, redirect: redirect and tell(event="redirect", view=view, url=request.get_uri()))


KINDS = {
    WebKit2.ScriptDialogType.ALERT: "alert",
    WebKit2.ScriptDialogType.CONFIRM: "confirm",
    WebKit2.ScriptDialogType.PROMPT: "prompt",
    WebKit2.ScriptDialogType.BEFORE_UNLOAD_CONFIRM: "beforeunload",
}


def answer(view, dialog):
    kind = dialog.get_dialog_type()
    tell(event="dialog", view=view, kind=KINDS[kind], message=dialog.get_message())
    if kind == WebKit2.ScriptDialogType.CONFIRM:
        dialog.confirm_set_confirmed(False)
    return True


def obey(order):
    kind = order["order"]
    done = lambda **result: tell(event="done", number=order["number"], **result)
    if kind == "ping":
        done()
    elif kind == "before":
        where = WebKit2.UserContentInjectedFrames.ALL_FRAMES
        content.add_script(WebKit2.UserScript(order["script"], where, WebKit2.UserScriptInjectionTime.START, None, None))
        done()
    elif kind == "dress":
        wishes = Gtk.Settings.get_default().props
        if "dark" in order:
            wishes.gtk_application_prefer_dark_theme = order["dark"]
        if "still" in order:
            wishes.gtk_enable_animations = not order["still"]
        done()
    elif kind == "focus":
        # One is in front of all others, which nobody sees, as tabs are.
        for number, view in enumerate(views):
            view.set_visible(number == order["view"])
        focus(views[order["view"]])
        done()
    elif kind == "print":
        operation = WebKit2.PrintOperation.new(views[order["view"]])
        paper = Gtk.PrintSettings()
        paper.set_printer("Print to File")
        paper.set(Gtk.PRINT_SETTINGS_OUTPUT_URI, order["uri"])
        paper.set(Gtk.PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf")
        operation.set_print_settings(paper)
        # The margins are those that the page asks for.
        page = Gtk.PageSetup()
        page.set_paper_size(Gtk.PaperSize.new(order["paper"]))
        for set_margin in (page.set_top_margin, page.set_right_margin, page.set_bottom_margin, page.set_left_margin):
            set_margin(0, Gtk.Unit.MM)
        operation.set_page_setup(page)
        operation.connect("finished", lambda _: done())
        operation.connect("failed", lambda _, error: done(error=error.message))
        operation.print_()


waiting = b""


def listen(*_):
    global waiting
    received = driver.recv(1 << 16)
    if not received:
        Gtk.main_quit()
        return False
    *orders, waiting = (waiting + received).split(b"\n")
    for order in map(json.loads, orders):
        try:
            obey(order)
        except Exception as error:
            # Somebody waits for the end of it.
            tell(event="done", number=order["number"], error=repr(error))
    return True


def start(_, session):
    # The driver looks for the browser that it was asked for by this name.
    information = WebKit2.ApplicationInfo()
    information.set_name("window")
    information.set_version(WebKit2.get_major_version(), WebKit2.get_minor_version(), WebKit2.get_micro_version())
    session.set_application_info(information)
    session.connect("create-web-view", lambda _: open_view())


context.connect("automation-started", start)
GLib.io_add_watch(driver.fileno(), GLib.PRIORITY_DEFAULT, GLib.IOCondition.IN | GLib.IOCondition.HUP, listen)
tell(event="ready", pid=os.getpid())
Gtk.main()
