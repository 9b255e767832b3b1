import type { MetaDescriptor } from "@remix-run/node";
import type { Catalogue } from "#app/locales/catalogue.ts";
import { messagesOf } from "#app/locales/messages.ts";
import { problemWords } from "./problem-words.ts";
import type { loader } from "#app/root.tsx";
import type { SerializeFrom } from "@remix-run/node";

type Root = SerializeFrom<typeof loader>;

/** Its data is whole, or is not there at all where the root's loader failed. */
function isOfRoot(data: unknown): data is Root {
  return typeof data === "object" && data !== null && "siteName" in data;
}

type Matches = readonly ({ id: string; data: unknown } | undefined)[];

function rootOf(matches: Matches): Root | null {
  const data = matches.find((match) => match?.id === "root")?.data;
  return isOfRoot(data) ? data : null;
}

/** What a search engine, or a link that somebody passes on, says of a page that anybody may open. */
export function described(
  matches: Matches,
  description: (t: Catalogue) => string,
): MetaDescriptor[] {
  const t = messagesOf(rootOf(matches)?.locale ?? "en");
  return [{ name: "description", content: description(t) }];
}

/** "Error: Your name - Landline": the error first, as a screen reader reads the title first. */
export function titled(
  matches: Matches,
  title: (t: Catalogue) => string,
  hasErrors = false,
  /** Of the route's `meta`: then the page shows a refusal, under its own title. */
  error?: unknown,
): MetaDescriptor[] {
  const root = rootOf(matches);
  const t = messagesOf(root?.locale ?? "en");
  const words = error
    ? problemWords(t, error).title
    : hasErrors
      ? t.frame.errorTitle(title(t))
      : title(t);
  return [{ title: `${words} - ${root?.siteName ?? "Landline"}` }];
}
