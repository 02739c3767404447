// Passkeys: the browser's own ceremony between two requests to the newsroom.
import { send } from "./account-state.js";

/** Whether this browser can use a passkey here. */
export const isPossible = () => Boolean(window.PublicKeyCredential?.parseRequestOptionsFromJSON && isSecureContext);

/** Sign in with a passkey; gives `signed_in`, or `error`, or nothing when the reader changed their mind. */
export async function signIn() {
  return ceremony("/account/passkey/begin", "/account/passkey", ({ publicKey }) =>
    navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(publicKey) }));
}

/** Make a passkey for the signed-in reader; gives `to`, the page to go on to, or `error`, or nothing. */
export async function add() {
  return ceremony("/account/passkeys/begin", "/account/passkeys/add", ({ publicKey }) =>
    navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(publicKey) }));
}

async function ceremony(begin, end, act) {
  try {
    const options = await send(begin, {});
    if (!options.publicKey) return options;
    const credential = await act(options);
    return await send(end, { credential: JSON.stringify(credential) });
  } catch (fault) {
    if (fault.name === "NotAllowedError" || fault.name === "AbortError") return {};
    if (fault.name === "InvalidStateError") return { error: "This device has a passkey for your account already." };
    return { error: "Your browser could not use a passkey here." };
  }
}
