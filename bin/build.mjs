/** `npm run build`: dependencies and build/, each only when stale. */
import { main, prepare } from "./prepare.mjs";

await main(() => prepare());
