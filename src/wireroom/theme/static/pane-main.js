// The item pane: shows what the list chose, stays true while others work, and answers to keys and forms.
import "./pane-choose.js";
import "./pane-forms.js";
import "./pane-compare.js";
import "./pane-hold.js";
import "./pane-join.js";
import "./pane-seen.js";
import "./pane-keys.js";
import "./pane-live.js";
import "./ticker-open.js";
