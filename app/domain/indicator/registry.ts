import { found, type Finder } from "./recognised.ts";
import { singled, windowsPaths } from "./windows-path.ts";

const keys = windowsPaths(
  String.raw`(?:HKEY_(?:LOCAL_MACHINE|CURRENT_USER|CLASSES_ROOT|USERS|CURRENT_CONFIG)|HK(?:LM|CU|CR|U|CC)|hk(?:lm|cu|cr|u|cc)|\\{1,2}REGISTRY\\{1,2}(?:MACHINE|USER|machine|user)):?`,
);

/** Keys of the Windows registry, and the values in them. */
export const findRegistryKeys: Finder = function* (text) {
  for (const { path, start } of keys(text))
    yield found("registry-key", singled(path), start, start + path.length);
};

const hives: Record<string, string> = {
  hkey_local_machine: "hklm",
  "\\registry\\machine": "hklm",
  hkey_current_user: "hkcu",
  hkey_classes_root: "hkcr",
  hkey_users: "hku",
  "\\registry\\user": "hku",
  hkey_current_config: "hkcc",
};

/** The same key has the same words here, whichever way its root was written. */
export function registryTerm(value: string): string {
  const lower = value.toLowerCase();
  const [root = ""] =
    /^\\?[^\\:]+(?:(?<=registry)\\[^\\:]+)?/.exec(lower) ?? [];
  return (hives[root] ?? root) + lower.slice(root.length).replace(/^:/, "");
}
