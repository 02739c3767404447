// What an editor wrote is sent by a script: what the desk said, or in words why it is not there.

/** Send a form's fields: `{ status, told }` when the desk has answered, else `{ trouble }` and, in `mend`, an address and what it is called. */
export async function deliver(address, body) {
  let answer;
  try {
    answer = await fetch(address, { method: "POST", body, headers: { Accept: "application/json" } });
  } catch {
    return { trouble: "no connection" };
  }
  if (answer.status >= 500) return { trouble: "the newsroom does not answer" };
  if (answer.status === 401 || answer.redirected) return { trouble: "you are signed out", mend: ["/desk/sign-in?next=/desk/keys", "Sign in in another tab"] };
  if (!answer.headers.get("Content-Type")?.includes("json")) return { trouble: "the page is too old", mend: [location.href, "Load it again"] };
  return { status: answer.status, ok: answer.ok, told: await answer.json() };
}

/** A link that leaves the page as it is. */
export const aside = (href, textContent) => Object.assign(document.createElement("a"), { href, textContent, target: "_blank" });
