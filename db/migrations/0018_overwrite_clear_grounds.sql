-- By hand: a dropped column's values stay in the rows until the table is written anew. Backups keep what they hold.
-- outside a transaction
vacuum full scoring;
--> statement-breakpoint
vacuum full routing_decision;
--> statement-breakpoint
vacuum full assignment;
