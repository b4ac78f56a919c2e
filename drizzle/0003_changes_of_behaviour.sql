ALTER TABLE "archetypes" ADD COLUMN "median_net_value_cents" bigint;--> statement-breakpoint
ALTER TABLE "customer_profiles" ADD COLUMN "behaviour" jsonb DEFAULT '{}'::jsonb NOT NULL;