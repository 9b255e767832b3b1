import { autosave } from "./autosave.ts";
import { copyAndPrint } from "./copy-and-print.ts";
import { focusErrors } from "./error-focus.ts";
import { holdSecondSending } from "./second-sending.ts";
import { watchSession } from "./session-end.ts";
import { chooseZone } from "./zone.ts";

/** What reporter pages gain from JavaScript. None of it is needed. */
document.documentElement.classList.add("has-js");
focusErrors();
copyAndPrint();
// Before what is saved is compared with what stands in the form.
chooseZone();
autosave();
holdSecondSending();
watchSession();
