CREATE TABLE "category_pairs" (
	"tenant_id" integer NOT NULL,
	"category" text NOT NULL,
	"other_category" text NOT NULL,
	"customers_both" integer NOT NULL,
	"customers_category" integer NOT NULL,
	"customers_other" integer NOT NULL,
	"customers_total" integer NOT NULL,
	CONSTRAINT "category_pairs_tenant_id_category_other_category_pk" PRIMARY KEY("tenant_id","category","other_category")
);
--> statement-breakpoint
ALTER TABLE "category_pairs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "fact_customer_current" ADD COLUMN "second_purchase_days" integer;--> statement-breakpoint
ALTER TABLE "fact_customer_current" ADD COLUMN "first_category" text;--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "category_pairs" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);