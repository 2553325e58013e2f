// A page that React draws: it mounts the check, changes it, takes it away and mounts it again.

import assert from "node:assert/strict";
import { build } from "esbuild";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { blog, framed } from "../blog.mjs";
import { answerThis, outerHip } from "../people.mjs";
import { check, play, shots } from "./play.mjs";

const APP = (address) => `
  import { createElement as h, StrictMode, useEffect, useRef, useState } from "react";
  import { createRoot } from "react-dom/client";

  function Quiz({ theme, told }) {
    const element = useRef(null);
    useEffect(() => {
      const script = document.createElement("script");
      script.src = "${address}embed.js";
      document.head.append(script);
      const done = () => told("done");
      element.current.addEventListener("glutecheck:done", done);
      const { current } = element;
      return () => current.removeEventListener("glutecheck:done", done);
    }, []);
    return h("glute-check", { ref: element, theme });
  }

  function App() {
    const [shown, show] = useState(true);
    const [theme, setTheme] = useState("light");
    const [said, told] = useState("not yet");
    return h("article", null,
      h("h1", null, "Sitting all day, running at night"),
      h("button", { id: "toggle", onClick: () => show(!shown) }, shown ? "Take away" : "Put back"),
      h("button", { id: "theme", onClick: () => setTheme(theme === "light" ? "dark" : "light") }, "Other colours"),
      h("p", { id: "said" }, said),
      shown && h(Quiz, { theme, told }));
  }

  createRoot(document.getElementById("root")).render(h(StrictMode, null, h(App)));
`;

/** React as a blog would have it: bundled, in a file of the blog's own. */
async function withApp(page, site, host) {
  const resolveDir = fileURLToPath(new URL("./", import.meta.url));
  const { outputFiles } = await build({ stdin: { contents: APP(site.url), resolveDir }, bundle: true, write: false, define: { "process.env.NODE_ENV": '"development"' } });
  host.fault("app.js", { status: 200, type: "text/javascript", body: outputFiles[0].text });
  page.allowConsole();
  page.allowRequests();
  page.allowStorage();
}

const BODY = `<style>article { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; font: 1.1rem/1.5 sans-serif }</style><div id="root"></div><script src="app.js"></script>`;

test("a page that React mounts, changes and unmounts it in", () =>
  blog({ body: BODY, start: check, before: withApp, width: 900, height: 900 }, async (page) => {
    const first = await framed(page);
    await answerThis(first, outerHip);
    await page.click("#theme");
    await first.until(() => getComputedStyle(document.documentElement).colorScheme === "dark");
    assert.equal(await first.attribute("data-question"), "a2_now", "another theme loses no answer");
    for (let times = 0; times < 3; times++) {
      await page.click("#toggle");
      await page.until(() => !document.querySelector("glute-check"));
      await page.click("#toggle");
      await framed(page);
    }
    assert.equal(await page.eval(() => document.querySelector("glute-check").shadowRoot.querySelectorAll("iframe").length), 1);
    const frame = await framed(page);
    await shots(page, "react");
    // The result in the other colours.
    await page.click("#theme");
    await play(page, frame, "glute-check");
    await page.until(() => document.querySelector("#said").textContent === "done");
    await shots(page, "react-result");
  }));
