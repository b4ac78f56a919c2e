CREATE TABLE "category_days" (
	"tenant_id" integer NOT NULL,
	"category" text NOT NULL,
	"day" date NOT NULL,
	"orders" integer NOT NULL,
	"customers" integer NOT NULL,
	"units" double precision NOT NULL,
	"sales_value_cents" bigint NOT NULL,
	"valued_orders" integer NOT NULL,
	CONSTRAINT "category_days_tenant_id_category_day_pk" PRIMARY KEY("tenant_id","category","day")
);
--> statement-breakpoint
ALTER TABLE "category_days" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "category_periods" (
	"tenant_id" integer NOT NULL,
	"granularity" text NOT NULL,
	"category" text NOT NULL,
	"start" date NOT NULL,
	"orders" integer NOT NULL,
	"customers" integer NOT NULL,
	"units" double precision NOT NULL,
	"sales_value_cents" bigint NOT NULL,
	"valued_orders" integer NOT NULL,
	CONSTRAINT "category_periods_tenant_id_granularity_category_start_pk" PRIMARY KEY("tenant_id","granularity","category","start")
);
--> statement-breakpoint
ALTER TABLE "category_periods" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "product_months" (
	"tenant_id" integer NOT NULL,
	"product_id" text NOT NULL,
	"month" date NOT NULL,
	"orders" integer NOT NULL,
	"units" double precision NOT NULL,
	"sales_value_cents" bigint NOT NULL,
	"valued_orders" integer NOT NULL,
	CONSTRAINT "product_months_tenant_id_product_id_month_pk" PRIMARY KEY("tenant_id","product_id","month")
);
--> statement-breakpoint
ALTER TABLE "product_months" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "customer_categories" ADD COLUMN "valued_orders" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "customer_categories" ADD COLUMN "order_value_cents" bigint;--> statement-breakpoint
ALTER TABLE "customer_categories" ADD COLUMN "returned_value_cents" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "customer_categories" ADD COLUMN "purchased_on" date[] DEFAULT '{}'::date[] NOT NULL;--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "category_days" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "category_periods" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "product_months" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);