CREATE TYPE "public"."evidence_label" AS ENUM('not-scanned', 'nothing-found', 'malware-found', 'scan-failed');--> statement-breakpoint
CREATE TYPE "public"."evidence_state" AS ENUM('receiving', 'kept', 'removed');--> statement-breakpoint
CREATE TYPE "public"."lost_code_state" AS ENUM('asked', 'called', 'approved', 'refused', 'expired');--> statement-breakpoint
CREATE TYPE "public"."access_scope" AS ENUM('owner', 'answer', 'read');--> statement-breakpoint
CREATE TABLE "evidence" (
	"report_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"access_id" uuid NOT NULL,
	"state" "evidence_state" DEFAULT 'receiving' NOT NULL,
	"name_sealed" "bytea" NOT NULL,
	"size_bytes" bigint NOT NULL,
	"received_bytes" bigint DEFAULT 0 NOT NULL,
	"hash_state_sealed" "bytea",
	"sha256_sealed" "bytea",
	"same_as" "bytea",
	"label" "evidence_label" DEFAULT 'not-scanned' NOT NULL,
	"scanned_at" timestamp with time zone,
	"started_at" timestamp with time zone NOT NULL,
	"kept_at" timestamp with time zone,
	"removed_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	CONSTRAINT "evidence_report_id_id_pk" PRIMARY KEY("report_id","id"),
	CONSTRAINT "evidence_kept_is_whole" CHECK ("evidence"."state" <> 'kept' or ("evidence"."received_bytes" = "evidence"."size_bytes" and "evidence"."sha256_sealed" is not null and "evidence"."kept_at" is not null)),
	CONSTRAINT "evidence_never_outgrows_its_size" CHECK ("evidence"."received_bytes" between 0 and "evidence"."size_bytes")
);
--> statement-breakpoint
CREATE TABLE "evidence_part" (
	"report_id" uuid NOT NULL,
	"evidence_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"size_bytes" integer NOT NULL,
	CONSTRAINT "evidence_part_report_id_evidence_id_number_pk" PRIMARY KEY("report_id","evidence_id","number")
);
--> statement-breakpoint
CREATE TABLE "lost_code" (
	"report_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"state" "lost_code_state" DEFAULT 'asked' NOT NULL,
	"code_lookup" "bytea" NOT NULL,
	"public_key" "bytea" NOT NULL,
	"phrases_sealed" "bytea" NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"called_by" uuid,
	"called_at" timestamp with time zone,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "lost_code_report_id_id_pk" PRIMARY KEY("report_id","id"),
	CONSTRAINT "lost_code_takes_two_people" CHECK ("lost_code"."state" <> 'approved' or ("lost_code"."called_by" is not null and "lost_code"."decided_by" is not null and "lost_code"."called_by" <> "lost_code"."decided_by"))
);
--> statement-breakpoint
CREATE TABLE "unsent" (
	"report_id" uuid NOT NULL,
	"access_id" uuid NOT NULL,
	"page" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "unsent_report_id_access_id_page_pk" PRIMARY KEY("report_id","access_id","page")
);
--> statement-breakpoint
ALTER TABLE "report" ADD COLUMN "ask_again_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "report_access" ADD COLUMN "scope" "access_scope" DEFAULT 'owner' NOT NULL;--> statement-breakpoint
ALTER TABLE "report_access" ADD COLUMN "label_sealed" "bytea";--> statement-breakpoint
ALTER TABLE "report_access" ADD COLUMN "made_by" uuid;--> statement-breakpoint
ALTER TABLE "report_answers" ADD COLUMN "questions_version" integer DEFAULT 2 NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_report_id_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."report"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_report_id_access_id_report_access_report_id_id_fk" FOREIGN KEY ("report_id","access_id") REFERENCES "public"."report_access"("report_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_part" ADD CONSTRAINT "evidence_part_report_id_evidence_id_evidence_report_id_id_fk" FOREIGN KEY ("report_id","evidence_id") REFERENCES "public"."evidence"("report_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lost_code" ADD CONSTRAINT "lost_code_report_id_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."report"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lost_code" ADD CONSTRAINT "lost_code_called_by_responder_id_fk" FOREIGN KEY ("called_by") REFERENCES "public"."responder"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lost_code" ADD CONSTRAINT "lost_code_decided_by_responder_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."responder"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unsent" ADD CONSTRAINT "unsent_report_id_access_id_report_access_report_id_id_fk" FOREIGN KEY ("report_id","access_id") REFERENCES "public"."report_access"("report_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "evidence_same" ON "evidence" USING btree ("report_id","same_as") WHERE "evidence"."state" = 'kept';--> statement-breakpoint
CREATE INDEX "evidence_expiring" ON "evidence" USING btree ("expires_at") WHERE "evidence"."state" = 'receiving';--> statement-breakpoint
CREATE UNIQUE INDEX "lost_code_by_code" ON "lost_code" USING btree ("code_lookup");--> statement-breakpoint
CREATE UNIQUE INDEX "lost_code_open" ON "lost_code" USING btree ("report_id") WHERE "lost_code"."state" in ('asked', 'called');--> statement-breakpoint
CREATE INDEX "lost_code_expiring" ON "lost_code" USING btree ("expires_at") WHERE "lost_code"."state" in ('asked', 'called');--> statement-breakpoint
CREATE INDEX "unsent_by_time" ON "unsent" USING btree ("saved_at");