// Passkeys of readers: the browser's own ceremony between two requests to the newsroom.
import { send } from "./account-state.js";
import { make, prove, words } from "./passkey-ceremony.js";
export { isPossible } from "./passkey-ceremony.js";

/** Sign in with a passkey; gives `signed_in`, or `error`, or nothing when the reader changed their mind. */
export const signIn = () => ceremony("/account/passkey/begin", "/account/passkey", prove);

/** Make a passkey for the signed-in reader; gives `to`, the page to go on to, or `error`, or nothing. */
export const add = () => ceremony("/account/passkeys/begin", "/account/passkeys/add", make);

/** Prove with a passkey to be still the signed-in reader, at this page; gives `to`, or `error`, or nothing. */
export const proveAgain = (page) => ceremony(`${page}/passkey`, page, prove);

async function ceremony(begin, end, act) {
  try {
    const options = await send(begin, {});
    if (!options.publicKey) return options;
    const credential = await act(options);
    return await send(end, { credential: JSON.stringify(credential) });
  } catch (fault) {
    const error = words(fault);
    return error ? { error } : {};
  }
}
