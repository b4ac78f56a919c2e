CREATE TABLE "customer_periods" (
	"tenant_id" integer NOT NULL,
	"granularity" text NOT NULL,
	"start" date NOT NULL,
	"customers" integer NOT NULL,
	CONSTRAINT "customer_periods_tenant_id_granularity_start_pk" PRIMARY KEY("tenant_id","granularity","start")
);
--> statement-breakpoint
ALTER TABLE "customer_periods" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP INDEX "customer_categories_named";--> statement-breakpoint
CREATE INDEX "customer_categories_category" ON "customer_categories" USING btree ("tenant_id","category");--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "customer_periods" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);