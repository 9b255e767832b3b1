import { DataStore, Server, type Upload } from "@tus/server";
import { Upload as UploadOf } from "@tus/server";
import type { Readable } from "node:stream";
import { Router, type Request as Incoming, type Response } from "express";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import {
  beginFile,
  type Receiving,
} from "#app/domain/evidence/begin.server.ts";
import { readFileName, unnamed } from "#app/domain/evidence/file-name.ts";
import {
  getReceived,
  receiveBytes,
  type Received,
} from "#app/domain/evidence/receive.server.ts";
import { removeEvidence } from "#app/domain/evidence/remove.server.ts";
import { Conflict, NotFound } from "#app/domain/refusal.ts";
import type { Database } from "#db/client.server.ts";
import {
  findReporterOf,
  lookLater,
  nameRoute,
  receivingOf,
  type EvidenceContext,
} from "./reporter.server.ts";
import type { UploadGate } from "./gate.server.ts";
import { answerTo } from "./upload-refusals.server.ts";
import { takeOver } from "./turns.server.ts";
import {
  answerOffer,
  checked,
  checksumIn,
  meantMethod,
  refuseForeign,
} from "./tus.server.ts";
import { leaveUnread } from "./unread.server.ts";

const address = "/evidence/uploads";

const uploadMethods = ["HEAD", "PATCH", "DELETE"];

/** What the addresses of uploads answer beside the methods of forms. */
export function uploadMethodsAt(pathname: string): string[] {
  if (pathname === address) return ["OPTIONS"];
  return isUpload(pathname) ? [...uploadMethods, "OPTIONS"] : [];
}

function isUpload(pathname: string): boolean {
  return pathname.startsWith(`${address}/`);
}

/** The method that a client of uploads means; elsewhere nobody may mean another. */
export const meantMethodOfUpload = meantMethod(
  (pathname) => pathname === address || isUpload(pathname),
);

/** Resumable uploads by the tus protocol, 1.0: https://tus.io/protocols/resumable-upload */
export function evidenceUploads(
  context: EvidenceContext,
  gate: UploadGate,
): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.options([address, `${address}/:id`], (incoming, outgoing) => {
    nameRoute(outgoing, incoming.params.id ? `${address}/:id` : address);
    answerOffer(outgoing, context.settings.evidence.fileBytes);
  });
  router.post(address, (incoming, outgoing, next) => {
    nameRoute(outgoing, address);
    answer(incoming, outgoing, { context, gate }).catch(next);
  });
  router.all(`${address}/:id`, (incoming, outgoing, next) => {
    if (!uploadMethods.includes(incoming.method)) return next();
    nameRoute(outgoing, `${address}/:id`);
    answer(incoming, outgoing, { context, gate }).catch(next);
  });
  return router;
}

async function answer(
  incoming: Incoming,
  outgoing: Response,
  { context, gate }: { context: EvidenceContext; gate: UploadGate },
) {
  const verdict = bringsBytes(incoming)
    ? await gate.ask(incoming, incoming.params.id)
    : await withoutBytes(incoming, context);
  if (verdict.is !== "in") return turnAway(incoming, outgoing, verdict.is);
  const { session, leave } = verdict;
  if (refuseForeign(incoming, outgoing)) return leave();
  const store = new SealedStore(
    context.db,
    receivingOf(context, session),
    { incoming, outgoing },
    (evidenceId) => lookLater(context, session, evidenceId),
  );
  const closed = new Promise<void>((done) => {
    // Its line may have been cut while it was asked who it is.
    if (outgoing.closed) done();
    else outgoing.once("close", done);
  });
  try {
    // A line that is cut ends no answer.
    await Promise.race([serve(incoming, outgoing, { context, store }), closed]);
  } finally {
    await store.written;
    leave();
  }
}

function bringsBytes({ method }: Incoming): boolean {
  return method === "POST" || method === "PATCH";
}

async function withoutBytes(incoming: Incoming, context: EvidenceContext) {
  const session = await findReporterOf(incoming, context);
  if (!session) return { is: "stranger" } as const;
  return { is: "in", session, leave: () => {} } as const;
}

/** Chunks of the page's own module take some seconds, and each frees a place. */
const busySeconds = 5;

/** As the protocol's own refusals: a status and one word. */
function turnAway(
  incoming: Incoming,
  outgoing: Response,
  because: "stranger" | "closed" | "busy",
) {
  if (because === "busy") {
    outgoing.set("Retry-After", String(busySeconds));
    return void outgoing.status(503).end("busy\n");
  }
  leaveUnread(incoming, outgoing);
  if (because === "stranger") outgoing.status(401).end("ended\n");
  else outgoing.status(403).end("no-upload-here\n");
}

async function serve(
  incoming: Incoming,
  outgoing: Response,
  { context, store }: { context: EvidenceContext; store: SealedStore },
) {
  const server = new Server({
    path: address,
    datastore: store,
    locker: takeOver,
    // A request that another takes the place of is ended at once; what it had read is kept first.
    lockDrainTimeout: 1,
    relativeLocation: true,
    allowedOrigins: [],
    namingFunction: () => uuidv7(),
    // The one that a place was given for, whatever else the address holds.
    getFileIdFromRequest: () => incoming.params.id,
    onResponseError: (_request, error) => answerTo(error, context),
  });
  await server.handle(incoming, outgoing);
}

/** Uploads of one reporter, as @tus/server asks for them: made for each request. */
class SealedStore extends DataStore {
  override extensions = ["creation", "termination"];
  /** Ends when what was read of a body is kept or given up. */
  written: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly db: Database,
    private readonly receiving: Receiving,
    private readonly request: { incoming: Incoming; outgoing: Response },
    /** Of a file that has become whole. */
    private readonly onKept: (evidenceId: string) => void,
  ) {
    super();
  }

  override async create(upload: Upload): Promise<Upload> {
    const { filename, filetype, report } = upload.metadata ?? {};
    if (report !== this.receiving.session.reportId)
      throw new Conflict("this page belongs to another report");
    await beginFile(this.db, {
      ...this.receiving,
      ...readFileName({ name: filename, mediaType: filetype }),
      evidenceId: upload.id,
      sizeBytes: upload.size ?? 0,
    });
    await this.getUpload(upload.id);
    if (upload.size === 0) this.onKept(upload.id);
    return upload;
  }

  override async getUpload(id: string): Promise<Upload> {
    const received = await getReceived(this.db, this.of(id));
    this.tell(received);
    const { sizeBytes: size, receivedBytes: offset } = received;
    const metadata = this.metadataOf(received);
    return new UploadOf({ id, size, offset, metadata });
  }

  /** As it was announced, so that whoever goes on with it knows which file it is. */
  private metadataOf({ announced }: Received) {
    const { name, mediaType } = announced ?? {};
    return {
      report: this.receiving.session.reportId,
      ...(name && name !== unnamed && { filename: name }),
      ...(mediaType && { filetype: mediaType }),
    };
  }

  override async write(stream: Readable, id: string, offset: number) {
    const { receivedBytes, sha256 } = await getReceived(this.db, this.of(id));
    // Its last part was received, but our answer was lost: this says again that the file is whole.
    if (sha256 !== null) return receivedBytes;
    const sent: AsyncIterable<Buffer> = stream;
    const checksum = checksumIn(this.request.incoming);
    const bytes = checksum ? checked(sent, checksum) : sent;
    const whole = { ...this.of(id), offset, bytes };
    const receiving = receiveBytes(this.db, whole);
    this.written = receiving.catch(() => {});
    await receiving;
    const received = await getReceived(this.db, this.of(id));
    this.tell(received);
    if (received.sha256 !== null) this.onKept(id);
    return received.receivedBytes;
  }

  override async remove(id: string): Promise<void> {
    const { session, now } = this.receiving;
    const { evidenceId } = this.of(id);
    await removeEvidence(this.db, { session, evidenceId, now: now() });
  }

  private of(id: string) {
    if (!z.uuid().safeParse(id).success) throw new NotFound("no such upload");
    return { ...this.receiving, evidenceId: id };
  }

  private tell({ sha256, expiresAt }: Received) {
    const { outgoing } = this.request;
    if (sha256 !== null) outgoing.set("Landline-SHA256", sha256);
    if (expiresAt === null) outgoing.removeHeader("Upload-Expires");
    else outgoing.set("Upload-Expires", expiresAt.toUTCString());
  }
}
