import { Writable } from "node:stream";
import { createElement } from "react";
import { renderToPipeableStream } from "react-dom/server";
import { expect, test } from "vitest";
import { soundHtml } from "./sound-html.ts";

test("nothing stands behind the end of a page", () => {
  const page = "<html><body><p>Queue</p>";
  const late = '<script nonce="n">1</script><script nonce="n">2</script>';
  expect(soundHtml(`${page}</body></html>${late}`)).toBe(
    `${page}${late}</body></html>`,
  );
  expect(soundHtml(`${page}</body></html>`)).toBe(`${page}</body></html>`);
});

test("a letter of several bytes comes whole wherever it stands, with no zero bytes before it", async () => {
  for (let before = 2_030; before < 2_050; before++) {
    const text = ["x".repeat(before), "…", "end"];
    const written = await rendered(text);
    expect(soundHtml(written).replaceAll("<!-- -->", "")).toBe(
      `<p>${text.join("")}</p>`,
    );
  }
});

function rendered(text: string[]): Promise<string> {
  return new Promise((done) => {
    let html = "";
    const sink = new Writable({
      write(chunk: Buffer, _encoding, next) {
        html += chunk.toString();
        next();
      },
      final(next) {
        done(html);
        next();
      },
    });
    const page = createElement("p", null, ...text);
    const { pipe } = renderToPipeableStream(page, {
      onAllReady: () => pipe(sink),
    });
  });
}
