// PDFs, as the engines print them.

import { inflateSync } from "node:zlib";

/** How many pages a PDF has. Some of those who write one pack the list of them. */
export function pagesOf(pdf) {
  const text = Buffer.from(pdf).toString("latin1");
  const unpacked = [...text.matchAll(/stream\r?\n(.*?)endstream/gs)].map(([, body]) => {
    try {
      return inflateSync(Buffer.from(body, "latin1")).toString("latin1");
    } catch {
      return ""; // a font or a picture
    }
  });
  return [text, ...unpacked].join("\n").match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}
