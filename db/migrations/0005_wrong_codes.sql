CREATE TABLE "wrong_code" (
	"source" "bytea" PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"last_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "wrong_code_quiet" ON "wrong_code" USING btree ("last_at");