import { redirect, type ActionFunctionArgs } from "@remix-run/node";

/** Keeps the reader's language for a year and leads back to where they were. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const locale = form.get("locale") === "es" ? "es" : "en";
  const to = form.get("to");
  return redirect(pageOfOurs(to) ?? "/", {
    status: 303,
    headers: {
      "Set-Cookie": `locale=${locale}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax`,
    },
  });
}

/** A path on this site: one slash, then no other slash or backslash, which browsers read as another host. */
function pageOfOurs(to: FormDataEntryValue | null): string | null {
  return typeof to === "string" && /^\/(?![/\\])[\w/-]*$/.test(to) ? to : null;
}
