// Who changed or ended what they give: this browser's other tabs know it as soon as the newsroom does.
import { check } from "./support-state.js";

check();
