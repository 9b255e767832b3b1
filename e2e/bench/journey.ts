import type { Answer, Asked } from "./ask.ts";
import type { Walk } from "./load.ts";

/** What a carrier's engineer says on the longest path, by the names of the fields. A field that a page lacks is not sent. */
const said: Record<string, string | readonly string[]> = {
  danger: "no",
  device_safe: "yes",
  mail_safe: "yes",
  phone_safe: "yes",
  sensitive: "no",
  reporter_role: "works-there",
  report_kind: "compromise",
  identity: "named",
  org_name: "Kern Valley Telephone",
  country: "US",
  sector: "communications",
  duty_flags: "carrier",
  "site.zip": "93301",
  what_seen: "The configuration of two core routers changed during the night.",
  certainty: "strong-signs",
  "first_noticed.date": new Date(Date.now() - 2 * 86_400_000)
    .toISOString()
    .slice(0, 10),
  affected: ["routers", "lawful-intercept"],
  control: "partly",
  service_effect: "minor",
  "users_affected.notKnown": "on",
  data_kinds: "call-records",
  extortion: "no",
  money_moved: "no",
  actions_taken: "collected-evidence",
  told: "nobody",
  sharing: "fbi-cisa",
  help_wanted: "advice",
  contact_name: "Rosa Ibarra",
  contact_phone: "661 555 0142",
  contact_email: "rosa@example.org",
  phone_carrier: "Another company",
};

/** From the front page to the receipt, in 28 requests: each page is opened, filled in, sent, and leads on. */
export const journey: Walk = async (send) => {
  let cookie = "";
  const take = async (asked: Omit<Asked, "cookie">) => {
    const answer = await send({ ...asked, cookie });
    cookie = answer.cookie ?? cookie;
    return answer;
  };
  await take({ method: "GET", path: "/", status: 200 });
  for (let path = "/report"; ;) {
    const page = await take({ method: "GET", path, status: 200 });
    if (path === "/report/receipt") return;
    const form = formOf(page, path);
    const asked = { method: "POST", status: 303, ...form } as const;
    const { location } = await take(asked);
    if (location === null || location === path)
      throw new Error(`${path} leads nowhere`);
    path = location;
  }
};

/** The form that leads on from a page, filled in. */
function formOf(page: Answer, path: string): { path: string; body: string } {
  const html = page.text();
  const forms = [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].map(
    ([, tag = "", inside = ""]) => ({
      action: attributeOf(tag, "action"),
      inside,
    }),
  );
  const form = forms.find(
    ({ action, inside }) =>
      (action === null || action === "/report/submission") &&
      !inside.includes('name="locale"'),
  );
  if (!form) throw new Error(`${path} has no form to send`);
  const body = new URLSearchParams();
  for (const [name, value] of fieldsOf(form.inside)) {
    const given = name === "last-group" ? lastGroupIn(html) : said[name];
    for (const one of given === undefined ? [value] : [given].flat())
      if (one !== null) body.append(name, one);
  }
  return { path: form.action ?? path, body: body.toString() };
}

/** Names of a form's fields, each once, with what stands in them; null is nothing chosen. */
function fieldsOf(html: string): Map<string, string | null> {
  const fields = new Map<string, string | null>();
  for (const [tag] of html.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)) {
    const name = attributeOf(tag, "name");
    if (name === null || fields.has(name)) continue;
    const isChoice = /type="(?:radio|checkbox)"/.test(tag);
    const isSelect = tag.startsWith("<select");
    fields.set(
      name,
      isChoice
        ? null
        : isSelect
          ? selectedIn(html.slice(html.indexOf(tag)))
          : attributeOf(tag, "value"),
    );
  }
  return fields;
}

function selectedIn(html: string): string | null {
  const tag = /<option\b[^>]*selected=""[^>]*>/.exec(
    html.split("</select>")[0] ?? "",
  );
  return tag ? attributeOf(tag[0], "value") : null;
}

function attributeOf(tag: string, name: string): string | null {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? null;
}

/** Of the access code, which stands on the page once, in groups. */
function lastGroupIn(html: string): string {
  const code = /\b(?:[0-9A-Z]{4}[ -]){3,}([0-9A-Z]{4})\b/.exec(
    html.replace(/<[^>]+>/g, ""),
  );
  if (!code?.[1]) throw new Error("no access code on its page");
  return code[1];
}
