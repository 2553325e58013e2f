// Where to put a pointer that does more than click.

/** The middle of the first element that matches, in the window. */
export const middle = (page, selector) =>
  page.eval((selector) => {
    const { x, y, width, height } = document.querySelector(selector).getBoundingClientRect();
    return [x + width / 2, y + height / 2];
  }, selector);
