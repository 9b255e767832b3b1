import { request, type ClientRequest } from "node:http";
import { forwarded, type Person } from "./browser.ts";

/** Who attacks: sessions of drafts that were begun for it, as anybody may begin some. */
type Ground = { address: string; people: readonly Person[] };

/** Goes on until it is stopped. */
type Attack = {
  what: string;
  run: (ground: Ground, sending: Sending) => void;
};

const urlEncoded = "application/x-www-form-urlencoded";
const megabyte = 1024 * 1024;
/** One byte less than what a writer may send. */
const longest = 3 * megabyte - 1;
/** Made once: who attacks must not be what is slow. */
const letters = Buffer.alloc(longest, "a");
const pairs = Buffer.alloc(longest, "&");

export const attacks = {
  slow: {
    what: "40 lines of 4 networks that drip a byte of a file a second",
    run: ({ address, people }, { keep }) => {
      keep(40, (index) => {
        const person = people[index % people.length];
        const line = open(address, "/evidence/files", {
          ...{ person, from: `198.51.${index % 4}.7` },
          type: "multipart/form-data; boundary=drip",
        });
        line.write(
          `--drip\r\nContent-Disposition: form-data; name="report"\r\n\r\n${person?.reportId}\r\n` +
            `--drip\r\nContent-Disposition: form-data; name="file"; filename="drip.bin"\r\n\r\n`,
        );
        drip(line);
        return line;
      });
    },
  },
  bodies: {
    what: "8 strangers who send bodies of 3 MB, one after the other",
    run: ({ address }, { keep }) => {
      keep(8, (index) => {
        const from = `198.51.${index}.7`;
        const line = open(address, "/follow", { from, type: urlEncoded });
        return end(line, letters);
      });
    },
  },
  pairs: {
    what: "8 bodies at a time of nothing but &, 64 kB of strangers and 3 MB of writers",
    run: ({ address, people }, { keep }) => {
      keep(8, (index) => {
        const from = `198.51.${index}.7`;
        const isWriter = index % 2 === 0;
        const person = isWriter ? people[index % people.length] : undefined;
        const path = isWriter ? "/report/what" : "/follow";
        const line = open(address, path, { person, from, type: urlEncoded });
        return end(line, isWriter ? pairs : pairs.subarray(0, 64 * 1024));
      });
    },
  },
  drafts: {
    what: "8 senders of 2 networks who begin draft after draft",
    run: ({ address }, { keep }) => {
      keep(8, (index) => {
        const from = `198.51.${index % 2}.7`;
        const line = open(address, "/report", { from, type: urlEncoded });
        return end(line, Buffer.from("danger=no"));
      });
    },
  },
  unfinished: {
    what: "100 writers of 25 networks whose bodies of 3 MB lack their last byte",
    run: ({ address, people }, { keep }) => {
      keep(100, (index) => {
        const line = open(address, "/report/what", {
          person: people[index % people.length],
          from: `198.51.${index % 25}.7`,
          type: urlEncoded,
        });
        line.setHeader("Content-Length", longest);
        line.write(letters.subarray(1));
        return line;
      });
    },
  },
} satisfies Record<string, Attack>;

export type AttackName = keyof typeof attacks;

type Sending = {
  /** So many lines at a time; where one is closed or answered, another is opened. */
  keep: (count: number, open: (index: number) => ClientRequest) => void;
};

/** Before a line that was closed is opened anew: as fast as one machine may, and no faster. */
const againMs = 50;

export function startSending(): Sending & {
  stop: () => void;
  answers: () => Record<string, number>;
} {
  const lines = new Set<ClientRequest>();
  const answers = new Map<string, number>();
  let isOver = false;
  const count = (what: string) =>
    answers.set(what, (answers.get(what) ?? 0) + 1);
  const sendOn = (open: () => ClientRequest) => {
    if (isOver) return;
    const line = open();
    lines.add(line);
    line.once("response", (answer) => {
      count(String(answer.statusCode));
      answer.resume();
    });
    line.once("error", () => count("cut"));
    line.once("close", () => {
      lines.delete(line);
      setTimeout(() => sendOn(open), againMs);
    });
  };
  return {
    keep: (number, open) => {
      for (let index = 0; index < number; index++) sendOn(() => open(index));
    },
    stop: () => {
      isOver = true;
      for (const line of lines) line.destroy();
    },
    answers: () => Object.fromEntries(answers),
  };
}

type Opening = { person?: Person; from: string; type: string };

function open(
  address: string,
  path: string,
  { person, from, type }: Opening,
): ClientRequest {
  return request(address + path, {
    method: "POST",
    agent: false,
    headers: {
      ...forwarded(from),
      ...(person && { Cookie: person.cookie }),
      Origin: address,
      "Content-Type": type,
    },
  });
}

function end(line: ClientRequest, body: Buffer): ClientRequest {
  line.setHeader("Content-Length", body.length);
  line.end(body);
  return line;
}

function drip(line: ClientRequest) {
  const timer = setInterval(() => line.write("."), 1_000);
  line.once("close", () => clearInterval(timer));
}
