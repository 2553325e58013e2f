// What puppeteer does alike in every browser that it drives: a person, whose tabs share what is stored, and a sudden end.

/** Ends a browser as a loss of power would. */
export async function kill(browser) {
  const dead = new Promise((resolve) => browser.process().once("exit", resolve));
  browser.process().kill("SIGKILL");
  await dead;
}

/** One person. An engine says in `prepare` what is to be done to a new tab before it has its size. */
export class Visitor {
  context;
  options;
  tabs = [];

  static async of(browser, options) {
    const visitor = new this();
    visitor.context = options.privately ? await browser.createBrowserContext() : browser.defaultBrowserContext();
    visitor.options = options;
    return visitor;
  }

  async tab() {
    const { width, height } = this.options;
    const tab = await this.context.newPage();
    this.tabs.push(tab);
    await this.prepare(tab);
    await tab.setViewport({ width, height });
    return tab;
  }

  /** The page that `work` opens in a tab of its own. */
  async opened(work) {
    const target = new Promise((resolve) => this.context.once("targetcreated", resolve));
    await work();
    return (await target).page();
  }

  cookies = () => this.context.cookies();

  async close() {
    if (this.options.privately) return this.context.close();
    // The browser's own context lasts as long as the browser.
    for (const tab of this.tabs) await tab.close();
  }
}
