CREATE TABLE "customer_categories" (
	"tenant_id" integer NOT NULL,
	"customer_id" text NOT NULL,
	"category" text NOT NULL,
	"orders" integer NOT NULL,
	"purchase_days" integer NOT NULL,
	"units" double precision NOT NULL,
	"sales_value_cents" bigint,
	"first_bought_on" date NOT NULL,
	"last_bought_on" date NOT NULL,
	CONSTRAINT "customer_categories_tenant_id_customer_id_category_pk" PRIMARY KEY("tenant_id","customer_id","category")
);
--> statement-breakpoint
ALTER TABLE "customer_categories" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "customer_categories_category" ON "customer_categories" USING btree ("tenant_id","category");--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "customer_categories" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);