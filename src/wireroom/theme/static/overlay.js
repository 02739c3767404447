// At most one thing lies over a page. What a reader opened goes before what came by itself, and sends it away.
let holder = null;

/** Take the one place over the page; gives how to leave it, or null when it is taken. `leave` is called when another needs it. */
export function claim(leave, { asked = false } = {}) {
  if (holder && !asked) return null;
  const before = holder;
  const mine = { leave };
  holder = mine;
  before?.leave();
  return () => { if (holder === mine) holder = null; };
}

/** Whether something lies over the page, or a reader has a panel open in it. */
export const isTaken = () => holder !== null;
