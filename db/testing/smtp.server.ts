import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { simpleParser, type ParsedMail } from "mailparser";
import { projectFolder } from "#db/project.server.ts";

export type ReceivedMail = { to: string[]; raw: string; parsed: ParsedMail };

type FromServer = {
  port?: number;
  ready?: boolean;
  mail?: { to: string[]; raw: string };
};

/** A real mail server in a process of its own, which keeps what it took. */
export async function startMailServer() {
  const child = fork(join(projectFolder, "db/testing/smtp-process.mjs"));
  const port = await new Promise((done) =>
    child.once("message", ({ port }: FromServer) => done(port)),
  );
  const taken: { to: string[]; raw: string }[] = [];
  let answered = () => {};
  child.on("message", ({ mail, ready }: FromServer) => {
    if (mail) taken.push(mail);
    if (ready) answered();
  });
  const tell = (replies: number[]) =>
    new Promise<void>((done) => {
      answered = done;
      child.send({ replies });
    });
  return {
    url: `smtp://127.0.0.1:${port}`,
    /** The next replies to RCPT: 250, a refusal, or 0 to break the line. */
    answerWith: tell,
    /** All mails taken so far, parsed; then forgets them. */
    async received(): Promise<ReceivedMail[]> {
      return Promise.all(
        taken.splice(0).map(async ({ to, raw }) => {
          const bytes = Buffer.from(raw, "base64");
          const parsed = await simpleParser(bytes);
          return { to, raw: bytes.toString("utf8"), parsed };
        }),
      );
    },
    async stop(): Promise<void> {
      child.kill();
      await once(child, "exit");
    },
  };
}
