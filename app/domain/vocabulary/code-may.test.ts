import { expect, test } from "vitest";
import { Forbidden } from "../refusal.ts";
import {
  refuseUnlessInScope,
  scopeAllows,
  type ReporterAct,
} from "./code-may.ts";
import { accessScopes } from "./report.ts";

test.each([
  ["see", "owner answer read"],
  ["update", "owner answer"],
  ["add", "owner answer"],
  ["evidence", "owner answer"],
  ["submit", "owner"],
  ["withdraw", "owner"],
  ["download", "owner"],
  ["codes", "owner"],
] satisfies [ReporterAct, string][])(
  "to %s is for the codes: %s",
  (act, scopes) => {
    const allowed = accessScopes.filter((scope) => scopeAllows(scope, act));
    expect(allowed.join(" ")).toBe(scopes);
    for (const scope of accessScopes) {
      const asking = () => refuseUnlessInScope({ scope }, act);
      if (scopeAllows(scope, act)) expect(asking).not.toThrow();
      else expect(asking).toThrow(Forbidden);
    }
  },
);
