// Signing in by way of an identity provider, in a window of its own, so that the story stays as it is in this one.
import { keepPlace, leaveWord, send } from "./account-state.js";

/** Add a button for each provider (`slug`, `name`) to a form; `refuse` says why it could not be. */
export function offer(form, providers, refuse) {
  const line = Object.assign(document.createElement("div"), { className: "row" });
  for (const { slug, name } of providers) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "quieter", textContent: `Go on with ${name}` });
    button.addEventListener("click", () => leave(slug, refuse));
    line.append(button);
  }
  form.append(line);
}

// The window is opened within the click, or browsers refuse it; one that opens none takes this page along and back.
async function leave(slug, refuse) {
  const own = window.open("", "wireroom-sign-in", "popup,width=520,height=680");
  if (own) own.opener = null;
  const here = location.pathname + location.search;
  const said = await send(`/account/with/${slug}`, { next: own ? "/account/signed-in" : here }).catch(() => ({}));
  if (!said.to || said.confirm) {
    own?.close();
    return refuse({ error: "That could not be asked at the moment. A code by e-mail works as ever.", ...said });
  }
  if (own) own.location.replace(said.to);
  else {
    leaveWord();
    keepPlace();
    location.assign(said.to);
  }
}
