/** One HTTP exchange as a browser without JavaScript would have it; redirects are answers, not followed. */
export type Asking = {
  method?: string;
  /** `name=value` pairs of the Cookie header. */
  cookies?: string;
  /** Posted as a form; the own origin is claimed unless `origin` says otherwise, and left out when it is null. */
  form?: Record<string, string | string[]>;
  body?: string;
  type?: string;
  origin?: string | null;
};

export type Answer = {
  status: number;
  location: string | null;
  cookies: string[];
  headers: Headers;
  text: string;
};

export async function ask(
  base: string,
  path: string,
  { method, cookies, form, body, type, origin = base }: Asking = {},
): Promise<Answer> {
  const isPost = form !== undefined || body !== undefined;
  const verb = method ?? (isPost ? "POST" : "GET");
  const response = await fetch(base + path, {
    method: verb,
    redirect: "manual",
    body: form ? encoded(form) : body,
    headers: {
      ...(cookies && { Cookie: cookies }),
      ...(verb !== "GET" && verb !== "HEAD" && origin && { Origin: origin }),
      ...(type && { "Content-Type": type }),
    },
  });
  return {
    status: response.status,
    location: response.headers.get("Location"),
    cookies: response.headers.getSetCookie(),
    headers: response.headers,
    text: await response.text(),
  };
}

function encoded(form: Record<string, string | string[]>): URLSearchParams {
  const pairs = Object.entries(form).flatMap(([name, values]) =>
    [values].flat().map((value) => [name, value]),
  );
  return new URLSearchParams(pairs);
}
