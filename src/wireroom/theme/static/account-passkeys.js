// Passkeys of readers: the browser's own ceremony between two requests to the newsroom.
import { send } from "./account-state.js";
import { make, prove, words } from "./passkey-ceremony.js";
export { isPossible } from "./passkey-ceremony.js";

// The browser's own window was shut, or it waited in vain, or it has no passkey for this site: browsers do not say which.
const NOT_USED = "No passkey was used, and nothing was done. Try again, or use a code by e-mail.";
const NOT_MADE = "No passkey was made. Try again when you like.";

/** Sign in with a passkey; gives `signed_in`, or `error`. */
export const signIn = () => ceremony("/account/passkey/begin", "/account/passkey", prove);

/** Make a passkey for the signed-in reader; gives `to`, the page to go on to, or `error`. */
export const add = () => ceremony("/account/passkeys/begin", "/account/passkeys/add", make, NOT_MADE);

/** Prove with a passkey to be still the signed-in reader, at this page; gives `to`, or `error`. */
export const proveAgain = (page) => ceremony(`${page}/passkey`, page, prove);

async function ceremony(begin, end, act, given = NOT_USED) {
  try {
    const options = await send(begin, {});
    if (!options.publicKey) return options;
    const credential = await act(options);
    return await send(end, { credential: JSON.stringify(credential) });
  } catch (fault) {
    return { error: words(fault) || given };
  }
}
