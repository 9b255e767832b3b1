import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { AdviceLines } from "#app/components/public/advice-list.tsx";
import { AlsoTell } from "#app/components/public/also-tell.tsx";
import { AwaitedClock } from "#app/components/public/awaited-clock.tsx";
import { Alert } from "#app/components/public/alert.tsx";
import { Owed } from "#app/components/public/owed.tsx";
import { useFrame } from "#app/components/public/frame.ts";
import { ReceiptEvidence } from "#app/components/public/receipt-evidence.tsx";
import { PublicPage } from "#app/components/public/page.tsx";
import { OwnCert } from "#app/components/public/own-cert.tsx";
import { ReceiptParts } from "./receipt-parts.tsx";
import { ReceiptProof } from "./receipt-proof.tsx";
import { isolated, visible } from "#app/components/public/strange-text.ts";
import type { CallBack as CallBackShown } from "#app/domain/receipt/call-back.ts";
import { titleOf } from "#app/components/public/form/page-head.ts";
import { titled } from "#app/components/public/title.ts";
import { readReceiptPage } from "#app/domain/receipt/receipt-page.server.ts";
import { RunningClock } from "#app/components/public/running-clock.tsx";
import { localeOf } from "#app/server/locale.server.ts";
import type { QuestionPageId } from "#app/domain/form/page-order.ts";
import { sayInstant } from "#app/locales/dates.ts";
import { requireSent } from "#app/server/reporter-session.server.ts";

export { ErrorBoundary } from "#app/components/public/problem.tsx";

export const meta: MetaFunction = ({ matches, error }) =>
  titled(matches, (t) => t.receipt.title, false, error);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, keyring } = context;
  const session = await requireSent(request, context);
  const issuer = new URL(request.url).origin;
  const locale = localeOf(request);
  const now = context.now();
  return readReceiptPage(db, { keyring, session, issuer, locale, now });
}

export default function Receipt() {
  const {
    receipt,
    evidence,
    jws,
    changeCount,
    callBack,
    isDamaged,
    zone,
    sooner,
    ownCert,
    now,
    alsoTell,
    nearest,
    lapsed,
    awaited,
    hasClocks,
    advice,
    mayDownload,
    wayBack,
  } = useLoaderData<typeof loader>();
  const { t, locale } = useFrame();
  const words = t.receipt;
  const owed = receipt.parts.flatMap(({ due, ...part }) =>
    due ? [{ ...part, ...due }] : [],
  );
  return (
    <PublicPage>
      <div className="confirmation">
        <h1>{words.title}</h1>
        <p>{words.reference}</p>
        <strong className="reference mono">{receipt.reference}</strong>
        <p>{words.sentAt(sayInstant(locale, receipt.submittedAt, zone))}</p>
      </div>
      <p>
        {wayBack === "code" ? words.referenceHint : t.codeless.referenceHint}
      </p>
      {ownCert && <OwnCert found={ownCert} />}
      {(lapsed ?? nearest ?? awaited) && (
        <Alert kind="warning" title={t.deadlines.nearest}>
          {lapsed && (
            <div>
              <RunningClock {...{ running: lapsed, zone, now }} />
            </div>
          )}
          {nearest && <RunningClock {...{ running: nearest, zone, now }} />}
          {awaited && <AwaitedClock awaited={awaited} />}
        </Alert>
      )}
      <h2>{words.nextTitle}</h2>
      <Owed owed={owed} reference={receipt.reference} zone={zone} />
      <p>
        {wayBack === "code" ? words.comeBack : t.codeless.comeBack[wayBack]}
      </p>
      <p>
        {wayBack !== "code" && receipt.contactPolicy === "silent"
          ? t.codeless.silent
          : words[receipt.contactPolicy]}
      </p>
      <CallBack call={callBack} />
      <p className="no-print">
        <a href="/more">{t.more.link}</a>
      </p>
      {sooner.length > 0 && <Sooner pages={sooner} />}
      {hasClocks && (
        <p>
          <a href="/follow/deadlines">{t.deadlines.link}</a>
        </p>
      )}
      <h2>{words.whoTitle}</h2>
      <ReceiptParts parts={receipt.parts} />
      <AlsoTell shown={alsoTell} />
      <ReceiptEvidence evidence={evidence} zone={zone} />
      <AdviceLines advice={advice} />
      <ReceiptProof {...{ jws, changeCount, isDamaged, mayDownload }} />
      <p className="no-print muted">
        {wayBack === "code" ? words.printHint : t.codeless.printHint}
      </p>
      <div className="actions">
        <a className="usa-button" href="/follow/report">
          {words.toReport}
        </a>
        <button
          type="button"
          className="usa-button usa-button--outline js-only"
          data-print=""
        >
          {t.report.code.print}
        </button>
      </div>
    </PublicPage>
  );
}

/** By which number, and when: so much of it that its giver knows it, and whoever is shown the receipt does not. */
function CallBack({ call }: { call: CallBackShown | null }) {
  const words = useFrame().t.receipt.call;
  if (!call) return null;
  const { phoneEnding, hours } = call;
  return (
    <p className="no-print">
      {phoneEnding ? words.phone(phoneEnding) : words.signal}{" "}
      {hours ? words.hours(isolated(visible(hours))) : words.anyTime}
    </p>
  );
}

/** Pages with something open on them that could bring an answer sooner. */
function Sooner({ pages }: { pages: readonly QuestionPageId[] }) {
  const { t } = useFrame();
  return (
    <div className="no-print">
      <p>{t.receipt.sooner}</p>
      <ul>
        {pages.map((page) => (
          <li key={page}>
            <a href={`/more/${page}`}>{titleOf(t, page)}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
