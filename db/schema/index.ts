export * from "./audit.ts";
export * from "./correspondence.ts";
export * from "./directory.ts";
export * from "./report.ts";
export * from "./responder.ts";
export * from "./routing.ts";
export * from "./search-term.ts";
export * from "./triage.ts";
