// The number in the window's title: of all that wait on a page, the largest.

const title = document.title;
const waiting = new Map();

/** Say how many of these wait; 0 for none. A number that is only a beginning ends in a plus. */
export function badge(what, count) {
  waiting.set(what, count);
  const most = [...waiting.values()].sort((one, other) => parseInt(other, 10) - parseInt(one, 10))[0];
  document.title = parseInt(most, 10) ? `(${most}) ${title}` : title;
}
