// WebDriver as the W3C wrote it: a session with a program such as WebKitWebDriver. Well-kept libraries for it need a newer
// Node.js than Debian has, and it is one request a command.

import { freePort, running } from "../../running.mjs";

/** The key under which an element travels. */
export const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

export class WebDriver {
  #program;
  #address;
  #session;
  #queue = Promise.resolve();

  /** Starts the program, and with it a browser that answers to these capabilities. */
  static async start({ program, env, capabilities }) {
    const driver = new WebDriver();
    const port = await freePort();
    driver.#address = `http://127.0.0.1:${port}`;
    driver.#program = running(program, [`--port=${port}`], { env });
    await driver.#program.until(() => fetch(`${driver.#address}/status`).then(({ ok }) => ok), "it answered");
    const { sessionId } = await driver.#send("POST", "/session", { capabilities: { alwaysMatch: capabilities } });
    driver.#session = `/session/${sessionId}`;
    return driver;
  }

  async #send(method, path, body) {
    const answer = await fetch(this.#address + path, { method, ...(body && { body: JSON.stringify(body) }) });
    const { value } = await answer.json();
    if (!answer.ok) throw Object.assign(new Error(`${value.error}: ${value.message}`), { code: value.error });
    return value;
  }

  /** One command of the session. */
  send = (method, path, body) => this.#send(method, this.#session + path, method === "POST" ? (body ?? {}) : undefined);

  /** Several commands that belong together: windows and frames are entered, and others may enter others meanwhile. */
  alone(work) {
    const done = this.#queue.then(work);
    this.#queue = done.catch(() => {});
    return done;
  }

  async close() {
    await this.send("DELETE", "").catch(() => {}); // the browser may be gone
    await this.#program.stop();
  }
}
