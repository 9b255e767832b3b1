import { createContext } from "react";

/** Of the response's Content-Security-Policy; empty in the browser, which hides it from scripts. */
export const Nonce = createContext("");
