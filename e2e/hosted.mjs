// The release on a host of the test's own, which notes whatever it is asked, and may be slow or broken.

import { withPage } from "./driver.mjs";
import { RELEASE, serve } from "./server.mjs";

/**
 * A scenario with a page and its host. Takes what `serve` takes and what `withPage` takes; `root` may be a function, for a
 * folder that is made later.
 */
export const hosted = ({ root = RELEASE, base, pages, headers, ...options }, steps) => async () => {
  const site = await serve({ root: typeof root === "function" ? root() : root, base, pages, headers });
  try {
    await withPage({ url: site.url, ...options }, (page) => steps(page, site));
  } finally {
    await site.close();
  }
};
