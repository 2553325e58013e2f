// Passing a result on, and opening what somebody has passed on: by people, in a browser.

import assert from "node:assert/strict";
import jsQR from "jsqr";
import { PNG } from "pngjs";
import { broken } from "./axe.mjs";
import { withPage } from "./driver.mjs";
import { complete, emergency, finish, groinRunner, healthy, link, outerHip, preview, teenager } from "./people.mjs";
import { test } from "./scenario.mjs";
import { RELEASE, serve } from "./server.mjs";

const KINDS = ["Only my result", "My full answers"];

/** Somebody at their result. */
const atResult = (options, person, steps) => () =>
  withPage(options, async (page) => {
    await page.open();
    await finish(page, person);
    await steps(page);
  });

const field = (page, id = "link") => page.eval((id) => document.getElementById(id).value, id);

/** The link of a kind, as its preview shows it; and back to the result. */
async function linkOf(page, kind) {
  await preview(page, kind);
  const address = await field(page);
  await page.press("button", "Back to my result");
  await page.until("result");
  return address;
}

/** What stands on the screen besides the strip of the preview, and what differs for somebody with answers of their own. */
const shown = (page) =>
  page.eval(() => {
    const main = document.querySelector("main").cloneNode(true);
    main.querySelector("#preview").replaceChildren();
    main.querySelector(".banner button").remove();
    for (const details of main.querySelectorAll("details")) details.open = false;
    return main.innerHTML.replace(/<!--.*?-->/g, "");
  });

// ---------------------------------------------------------------- before anything is passed on

for (const kind of KINDS) {
  test(`${kind}: the preview is what the other person sees`, atResult({}, outerHip, async (page) => {
    await preview(page, kind);
    await page.until(() => document.querySelector("main h1"));
    await complete(page);
    const [own, address] = [await shown(page), await field(page)];
    assert.doesNotMatch(await page.address(), /#/, "no answer comes into the address");
    await withPage({}, async (other) => {
      await other.open(address.replace(/^.*#/, "#"));
      await other.until("shared");
      await other.until(() => document.querySelector("main h1") && document.querySelector("#keepsake").childElementCount);
      await complete(other);
      assert.equal(await shown(other), own);
      assert.match(await other.text(), /somebody else’s result/);
      assert.match(await other.text(), /Rules version 1, from \d{4}-\d\d-\d\d/);
    });
  }));
}

test("nothing on the result copies before it was seen", atResult({}, outerHip, async (page) => {
  await link(page);
  const buttons = await page.eval(() => [...document.querySelectorAll(".keep button")].filter((button) => button.checkVisibility()).map((button) => button.innerText));
  assert.deepEqual(buttons, [...KINDS, "Print the page for the appointment", "Print"]);
}));

test("only the result: no answer is in the link, nor on its page", atResult({}, outerHip, async (page) => {
  const address = await linkOf(page, "Only my result");
  assert.match(address, /#r=01[0-9A-Za-z]{3,5}$/);
  await page.open(address);
  await page.until("shared");
  await page.until(() => document.querySelector("#keepsake h1"));
  const text = await page.eval(() => document.querySelector("main").innerText);
  assert.match(text, /Many things worth looking at/);
  assert.match(text, /Sitting\s+Worth a closer look/);
  assert.match(text, /told to a clinician soon/);
  assert.doesNotMatch(text, /outer hip|9 hours|\d points/i);
  assert.equal(await page.eval(() => document.querySelectorAll("[data-rule], [data-question]").length), 0);
}));

test("all answers: each stands on the page of the link", atResult({}, outerHip, async (page) => {
  await page.open(await link(page));
  await page.until("shared");
  await page.click(".all-answers summary");
  const text = await page.eval(() => document.querySelector(".all-answers").innerText);
  for (const words of [/Outer hip \(left\)/, /9 hours/]) assert.match(text, words);
  const asked = await page.eval(() => document.querySelectorAll(".all-answers [data-question]").length);
  assert.ok(asked > 15, asked);
}));

test("what cannot be taken back is said, and copying tells the truth", atResult({}, outerHip, async (page) => {
  await page.raw.evaluate(() => {
    window.copied = [];
    Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => void window.copied.push(text) } });
  });
  await preview(page);
  assert.match(await page.text(), /A link cannot be taken back/);
  const status = () => page.eval(() => document.querySelector(".passing [role=status]").textContent);
  assert.equal(await status(), "");
  await page.press("button", "Copy the link");
  await page.until(() => document.querySelector(".passing [role=status]").textContent === "Copied.");
  await page.press("button", "Text for a message");
  await page.until(() => document.querySelector("#message"));
  assert.equal(await status(), "", "what was told of something else is gone");
  await page.press("button", "Copy the text");
  await page.until(() => document.querySelector(".passing [role=status]").textContent === "Copied.");
  const [address, message] = [await field(page), await field(page, "message")];
  assert.deepEqual(await page.eval(() => window.copied), [address, message]);
  assert.match(message, /^My result in Glute Check: .*\n(.+: .+\n){5}/);
  assert.ok(message.endsWith(`\n${address}`));
}));

test("where the clipboard refuses the text, it is selected", atResult({}, outerHip, async (page) => {
  await page.raw.evaluate(() => void Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await preview(page);
  await page.press("button", "Text for a message");
  await page.press("button", "Copy the text");
  await page.until(() => /does not let us copy/.test(document.querySelector(".passing [role=status]").textContent));
  const selected = await page.eval(() => {
    const { activeElement } = document;
    return [activeElement.id, activeElement.value.slice(activeElement.selectionStart, activeElement.selectionEnd)];
  });
  assert.deepEqual(selected, ["message", await field(page, "message")]);
}));

for (const [name, told] of [["AbortError", ""], ["NotAllowedError", "This browser did not share it. You can copy the link."]]) {
  test(`the system's way to share: ${name}`, () =>
    withPage({}, async (page) => {
      await page.raw.evaluateOnNewDocument((name) => {
        window.shared = [];
        navigator.share = async (what) => {
          window.shared.push(what);
          throw new DOMException("", name);
        };
      }, name);
      await page.open();
      await finish(page, outerHip);
      await preview(page, "Only my result");
      await page.press("button", "Share the link");
      await page.until(() => window.shared.length === 1);
      await page.eval(() => new Promise((done) => setTimeout(done, 50)));
      assert.deepEqual(await page.eval(() => window.shared), [{ title: "Glute Check", url: await field(page) }]);
      assert.equal(await page.eval(() => document.querySelector(".passing [role=status]").textContent), told);
    }));
}

test("without a way to share, none is offered", atResult({}, outerHip, async (page) => {
  if (await page.eval(() => "share" in navigator)) return;
  await preview(page);
  assert.doesNotMatch(await page.text(), /Share the link/);
}));

for (const [look, options] of Object.entries({ "on a phone": {}, "in the dark": { dark: true }, "on a small phone": { width: 320, height: 568 } })) {
  test(`another phone reads the QR code ${look}`, atResult(options, outerHip, async (page) => {
    for (const kind of KINDS) {
      await preview(page, kind);
      await page.press("button", "QR code");
      const code = await page.raw.waitForSelector(".qr svg");
      const { data, width, height } = PNG.sync.read(Buffer.from(await code.screenshot()));
      assert.equal(jsQR(new Uint8ClampedArray(data), width, height)?.data, await field(page), kind);
      // A square of it is at least as wide as cameras tell apart at arm's length.
      const size = await page.eval(() => {
        const code = document.querySelector(".qr svg");
        return code.getBoundingClientRect().width / code.viewBox.baseVal.width;
      });
      assert.ok(size >= 5, `${size} px`);
      await page.press("button", "Back to my result");
      await page.until("result");
    }
  }));
}

for (const [where, options] of Object.entries({ "": {}, ", in a frame": { framed: true, width: 700 } })) {
  test(`a picture of the result is made on the device${where}`, atResult(options, outerHip, async (page) => {
    await preview(page, "My full answers");
    await page.press("button", "Picture");
    await page.until(() => document.querySelector(".picture img")?.complete);
    const [source, href, name, alt] = await page.eval(() => {
      const [image, save] = [document.querySelector(".picture img"), document.querySelector(".save")];
      return [image.src, save.href, save.download, image.alt];
    });
    assert.equal(href, source);
    assert.equal(name, "glute-check.png");
    assert.match(alt, /^My result in Glute Check: Many things worth looking at\. Sitting: Worth a closer look .*not a diagnosis\.$/);
    const { data, width, height } = PNG.sync.read(Buffer.from(source.replace("data:image/png;base64,", ""), "base64"));
    assert.deepEqual([width, height], [1080, 1080]);
    const at = (x, y) => "#" + data.subarray(4 * (y * width + x), 4 * (y * width + x) + 3).toString("hex");
    assert.equal(at(5, 5), "#faf6ee", "paper");
    // The bars of the five areas: high, not used, high, high, medium; and letters above each.
    const bars = [0, 1, 2, 3, 4].map((area) => [0, 1, 2].map((part) => at(224 + part * 316, 449 + area * 104)));
    const [none, medium, high] = ["#e2d9c8", "#b97816", "#a5461d"];
    assert.deepEqual(bars, [[high, high, high], [none, none, none], [high, high, high], [high, high, high], [medium, medium, none]]);
    for (const y of [250, 420, 524, 628, 732, 836]) {
      const row = [...Array(400).keys()].flatMap((x) => [...Array(20).keys()].map((dy) => at(72 + x, y - dy)));
      assert.ok(row.filter((colour) => colour === "#12343b").length > 100, `no letters at ${y}`);
    }
    await page.press("button", "Picture");
    await page.until(() => !document.querySelector(".picture"));
  }));
}

test("the picture goes to the system's way to share, where that takes pictures", () =>
  withPage({}, async (page) => {
    await page.raw.evaluateOnNewDocument(() => {
      window.shared = [];
      navigator.canShare = ({ files }) => files?.[0] instanceof File;
      navigator.share = async ({ files: [file] }) => void window.shared.push([file.name, file.type, file.size]);
    });
    await page.open();
    await finish(page, outerHip);
    await preview(page, "Only my result");
    await page.press("button", "Picture");
    await page.press("button", "Share the picture");
    await page.until(() => window.shared.length === 1);
    const [[name, type, size]] = await page.eval(() => window.shared);
    assert.deepEqual([name, type], ["glute-check.png", "image/png"]);
    assert.ok(size > 5000, size);
  }));

test("where no picture can be made, it says so", atResult({}, outerHip, async (page) => {
  await page.raw.evaluate(() => (HTMLCanvasElement.prototype.getContext = () => null));
  await preview(page, "Only my result");
  await page.press("button", "Picture");
  await page.until(() => /could not make a picture/.test(document.querySelector("#way").textContent));
}));

test("trouble is shown to somebody, not passed on", async () => {
  for (const person of [emergency, groinRunner, teenager]) {
    await atResult({}, person, async (page) => {
      await page.eval(() => new Promise((done) => setTimeout(done, 100)));
      assert.equal(await page.eval(() => document.querySelectorAll("#link, [data-press]").length), 0);
      if (person !== teenager) assert.match(await page.text(), /You can show this page to somebody/);
    })();
  }
});

test("the browser's own Back and Forward lead out of the preview and into it", atResult({}, outerHip, async (page) => {
  await preview(page, "Only my result");
  await page.back();
  await page.until("result");
  assert.equal(await page.eval(() => document.querySelector("#preview, .passing")), null);
  await page.forward();
  await page.until(() => document.querySelector(".passing"));
  assert.match(await field(page), /#r=01/);
  await page.press("button", "Back to my result");
  await page.until("result");
  await page.back();
  await page.until("check");
}));

test("the whole of it by keyboard, and the focus is where it should be", atResult({}, outerHip, async (page) => {
  await link(page);
  await page.eval(() => [...document.querySelectorAll(".keep button")].find(({ innerText }) => innerText === "Only my result").focus());
  await page.key("Enter");
  await page.until(() => document.activeElement?.id === "passing");
  for (let tabs = 0; tabs < 20; tabs++) {
    if (await page.eval(() => document.activeElement.innerText === "Text for a message")) break;
    await page.key("Tab");
  }
  await page.key("Enter");
  await page.until(() => document.querySelector("#message"));
  assert.equal(await page.eval(() => document.activeElement.getAttribute("aria-expanded")), "true", "the focus stays on the button");
  await page.key("Enter");
  await page.until(() => !document.querySelector("#message"));
}));

for (const [look, options] of Object.entries({ phone: {}, "laptop, dark": { width: 1280, height: 800, dark: true } })) {
  test(`what is shown breaks no rule of axe: ${look}`, atResult(options, outerHip, async (page) => {
    await link(page);
    assert.deepEqual(await broken(page), []);
    const address = await linkOf(page, "Only my result");
    for (const kind of KINDS) {
      await preview(page, kind);
      await page.press("button", "QR code");
      await page.until(() => document.querySelector(".qr svg"));
      assert.deepEqual(await broken(page), []);
      await page.shot(`share-qr-${kind}-${look}`.replaceAll(/[^a-z]+/gi, "-").toLowerCase());
      await page.press("button", "Picture");
      await page.until(() => document.querySelector(".picture img")?.complete);
      assert.deepEqual(await broken(page), []);
      await page.shot(`share-picture-${kind}-${look}`.replaceAll(/[^a-z]+/gi, "-").toLowerCase());
      await page.press("button", "Text for a message");
      await page.until(() => document.querySelector("#message"));
      await page.shot(`share-${kind}-${look}`.replaceAll(/[^a-z]+/gi, "-").toLowerCase());
      assert.deepEqual(await broken(page), []);
      await page.press("button", "Back to my result");
      await page.until("result");
    }
    await page.shot(`share-offer-${look}`.replaceAll(/[^a-z]+/gi, "-").toLowerCase());
    await page.open(address);
    await page.until(() => document.querySelector("#keepsake h1"));
    await page.press("button", "Compare with mine");
    await page.until(() => document.querySelector("#compare p"));
    assert.deepEqual(await broken(page), []);
    await page.open(address.slice(0, -1));
    await page.until(() => document.querySelector("#keepsake h1"));
    assert.match(await page.text(), /end of the link is missing/);
    assert.deepEqual(await broken(page), []);
  }));
}

// ---------------------------------------------------------------- opening what somebody has passed on

test("opening a link neither reads nor writes what the visitor keeps", atResult({}, outerHip, async (page) => {
  const links = [await linkOf(page, "Only my result"), await link(page)];
  page.allowStorage();
  const mine = "version=1\na1_age=60up\na2_now=none\n";
  await page.eval((mine) => localStorage.setItem("glute-check", mine), mine);
  await page.raw.evaluateOnNewDocument(() => {
    window.touched = [];
    for (const name of ["getItem", "setItem", "removeItem", "clear", "key"]) {
      const own = Storage.prototype[name];
      Storage.prototype[name] = function (...what) {
        window.touched.push([name, ...what].join(" "));
        return own.apply(this, what);
      };
    }
  });
  for (const address of [...links, `${links[0]}x`, links[1].slice(0, -2)]) {
    await page.open(address);
    await page.until(() => /^(shared|broken-link)$/.test(document.querySelector("main").dataset.screen));
    await page.eval(() => new Promise((done) => setTimeout(done, 100)));
    assert.deepEqual(await page.eval(() => window.touched), [], address);
  }
  await page.open(links[1]);
  await page.until(() => document.querySelector("#keepsake").childElementCount);
  await page.press("button", "Compare with mine");
  await page.until(() => document.querySelector("#compare p"));
  assert.deepEqual(await page.eval(() => window.touched), ["getItem glute-check"], "looked at on demand, and not changed");
  assert.match(await page.eval(() => document.querySelector("#compare").innerText), /no finished result of yours/);
  await page.press("button", "Take the check yourself");
  await page.until(() => document.querySelector("main").dataset.question === "a5_complaint");
  assert.equal(await page.eval(() => localStorage["glute-check"]), mine);
}));

for (const [way, leave] of Object.entries({
  "the browser's Back": (page) => page.back(),
  "an address without it": (page) => page.eval(() => (location.hash = "")),
})) {
  test(`a link that is left by ${way} leads to what the visitor keeps, and nothing writes over it`, atResult({}, outerHip, async (page) => {
    const address = await link(page);
    page.allowStorage();
    const mine = "version=1\na1_age=60up\na2_now=none\n";
    await page.eval((mine) => localStorage.setItem("glute-check", mine), mine);
    await page.open();
    assert.equal(await page.attribute("data-question"), "a5_complaint");
    // A person goes there: WebKit's Back passes over what a script alone has added.
    await page.eval((address) => {
      const theirs = document.createElement("a");
      Object.assign(theirs, { href: new URL(address).hash, id: "theirs", textContent: "Theirs" });
      document.body.prepend(theirs);
    }, address);
    await page.click("#theirs");
    await page.until("shared");
    // The page begins anew with the link, so it has not looked at what is kept.
    await page.reload();
    await page.until("shared");
    await leave(page);
    await page.until(() => document.querySelector("main").dataset.question === "a5_complaint");
    assert.ok(await page.eval(() => document.querySelector("[name=remember]").checked));
    assert.equal(await page.eval(() => localStorage.getItem("glute-check")), mine);
    await page.answer("a5_complaint", "no");
    await page.continue();
    await page.until((mine) => localStorage.getItem("glute-check") === `${mine}a5_complaint=no\n`, mine);
  }));
}

test("two results side by side, without leaving the page", atResult({}, healthy, async (page) => {
  const theirs = await withOther();
  for (const address of theirs) {
    await page.eval((fragment) => (location.hash = fragment), address.replace(/^.*#/, ""));
    await page.until("shared");
    await page.until(() => document.querySelector("#keepsake .versus"));
    await page.press("button", "Compare with mine");
    await page.until(() => document.querySelector(".two"));
    const rows = await page.eval(() => [...document.querySelectorAll(".two tbody tr")].map((row) => row.innerText.replace(/\s+/g, " ")));
    assert.equal(rows.length, 5);
    assert.match(rows[0], /^Sitting Worth a closer look Little to look at$/);
    await page.press("button", "Back to my own answers");
    await page.until("result");
  }

  async function withOther() {
    let links;
    await atResult({}, outerHip, async (other) => {
      links = [await linkOf(other, "Only my result"), await link(other)];
    })();
    return links;
  }
}));

for (const pressed of [false, true]) {
  const name = pressed ? "a press while it comes loses and doubles nothing" : "each in a task of its own";
  test(`what is said of a link comes in pieces: ${name}`, atResult({}, outerHip, async (page) => {
    const address = await link(page);
    // Browsers tell together of all that is drawn in one task.
    await page.eval((fragment, press) => {
      globalThis.seen = [];
      new MutationObserver(() => {
        const children = document.querySelectorAll("[data-screen=shared] #keepsake > *");
        const there = [...children].map((child) => child.classList.item(child.classList.length - 1)).join();
        if (there !== (globalThis.seen.at(-1) ?? "")) globalThis.seen.push(there);
        if (press && there === "all-answers,versus") document.querySelector("[data-press=compare][aria-expanded=false]")?.click();
      }).observe(document.querySelector("#app"), { childList: true, subtree: true });
      location.hash = fragment;
    }, address.replace(/^.*#/, ""), pressed);
    await page.until("shared");
    await complete(page);
    if (pressed) await page.until(() => document.querySelector("#compare p"));
    // What would come twice comes soon.
    await page.eval(() => new Promise((done) => setTimeout(done, 300)));
    assert.deepEqual(await page.eval(() => globalThis.seen), ["all-answers", "all-answers,versus", "all-answers,versus,pass"]);
    assert.equal(await page.eval(() => document.querySelectorAll("#compare p").length > 0), pressed);
  }));
}

test("a link of a version to come asks once to load the page anew", () =>
  withPage({}, async (page) => {
    page.allowRequests(); // loading anew is what is asked for
    // Version 2, no body; without answers, and with them.
    for (const code of ["0209F", "209D"]) {
      await page.open(`#r=${code}`);
      await page.until(() => document.querySelector("#keepsake").childElementCount);
      assert.match(await page.text(), /newer version/);
      await page.eval(() => (globalThis.old = true));
      await page.click("[data-press=reload]");
      await page.until(() => !globalThis.old);
      await page.settled();
      await page.until(() => document.querySelector("#keepsake .notice"));
      assert.equal(await page.eval(() => document.querySelectorAll("[data-press=reload]").length), 0);
      assert.match(await page.text(), /loaded anew/);
    }
  }));

test("what messengers do to a link without answers changes nothing", atResult({}, outerHip, async (page) => {
  const [base, code] = (await linkOf(page, "Only my result")).split("#");
  for (const mangled of [`?fbclid=abc#${code}`, `#${code}.`, `#${code})`, `#${code}"`, `#${encodeURIComponent("#" + code)}`, `#${code}&utm_source=x`]) {
    await page.open(`${base}${mangled}`);
    await page.until(() => document.querySelector("#keepsake h1")?.innerText === "Many things worth looking at");
  }
}));

// ---------------------------------------------------------------- where it comes from

test("it comes after the check is alive, and from then on nothing is asked for", async () => {
  const site = await serve({ root: RELEASE });
  try {
    site.fault("keepsake-", { delay: 700 });
    await withPage({ url: site.url }, async (page) => {
      await page.open("", { settle: false });
      await page.until(() => document.documentElement.dataset.program === "alive");
      assert.equal(await page.eval(() => document.querySelectorAll("meta[http-equiv]").length), 1, "it was not waited for");
      await page.settled();
      const asked = site.requests.length;
      await finish(page, outerHip);
      for (const kind of KINDS) await linkOf(page, kind);
      assert.equal(site.requests.length, asked);
    });
  } finally {
    await site.close();
  }
});

for (const [what, file, fault] of [
  ["is missing", /keepsake-\w+_bg\.wasm/, { status: 404, body: "gone" }],
  ["has other words", "keepsake-en", { body: "something else" }],
  ["has no glue", /keepsake-\w+\.js/, { status: 404 }],
]) {
  test(`where it ${what}, the result stands without it, and says so`, async () => {
    const site = await serve({ root: RELEASE });
    try {
      site.fault(file, fault);
      await withPage({ url: site.url }, async (page) => {
        page.allowConsole();
        page.allowRequests();
        await page.open("", { settle: false });
        await page.until(() => document.querySelectorAll("meta[http-equiv]").length === 2);
        await finish(page, outerHip);
        assert.equal(await page.screen(), "result");
        assert.match(await page.text(), /you can print this page/);
        assert.equal(await page.eval(() => document.documentElement.dataset.program), "alive");
      });
    } finally {
      await site.close();
    }
  });
}

for (const framed of [true, { sandbox: "allow-scripts" }]) {
  test(`in a frame ${framed === true ? "" : "that is cut off"}`, async () => {
    const site = await serve({ root: RELEASE, headers: { "access-control-allow-origin": "*" } });
    try {
      await withPage({ url: site.url, framed, width: 700 }, async (page) => {
        await page.open();
        await finish(page, outerHip);
        for (const kind of KINDS) {
          await preview(page, kind);
          assert.ok((await field(page)).startsWith(`${site.url}#r=`));
          await page.press("button", "Back to my result");
          await page.until("result");
        }
      });
    } finally {
      await site.close();
    }
  });
}

test("printed, somebody's answers stand open and nothing is left to press", atResult({}, outerHip, async (page) => {
  await page.open(await link(page));
  await page.until(() => document.querySelector(".all-answers"));
  await page.raw.emulateMediaType("print");
  await page.until(() => document.querySelector(".all-answers dd").checkVisibility({ contentVisibilityAuto: true }));
  assert.equal(await page.eval(() => [...document.querySelectorAll("button")].filter((button) => button.checkVisibility()).length), 0);
}));
