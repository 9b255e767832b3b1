CREATE TABLE "reference_load" (
	"digest" text PRIMARY KEY NOT NULL,
	"loaded_at" timestamp with time zone NOT NULL
);
