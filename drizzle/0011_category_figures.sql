DROP TABLE "product_months";
--> statement-breakpoint
CREATE TABLE "product_months" (
	"tenant_id" integer NOT NULL,
	"product_id" text NOT NULL,
	"months" date[] NOT NULL,
	"orders" integer[] NOT NULL,
	"sales_value_cents" bigint[] NOT NULL,
	"valued_orders" integer[] NOT NULL,
	CONSTRAINT "product_months_tenant_id_product_id_pk" PRIMARY KEY("tenant_id","product_id")
);
--> statement-breakpoint
ALTER TABLE "product_months" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "category_figures" (
	"tenant_id" integer NOT NULL,
	"category" text NOT NULL,
	"buyers" integer NOT NULL,
	"buyers_again" integer NOT NULL,
	"second_purchase_days_median" double precision,
	"orders" integer NOT NULL,
	"valued_orders" integer NOT NULL,
	"units" double precision NOT NULL,
	"valued_buyers" integer NOT NULL,
	"sales_value_cents" bigint,
	"returned_value_cents" bigint,
	"order_value_cents" bigint,
	"expected_value_12m_mean_cents" double precision,
	"expected_known" integer NOT NULL,
	"churn_risk_mean" double precision,
	"churn_known" integer NOT NULL,
	CONSTRAINT "category_figures_tenant_id_category_pk" PRIMARY KEY("tenant_id","category")
);
--> statement-breakpoint
ALTER TABLE "category_figures" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "category_groups" (
	"tenant_id" integer NOT NULL,
	"group_by" text NOT NULL,
	"member_group" text NOT NULL,
	"category" text NOT NULL,
	"buyers" integer NOT NULL,
	CONSTRAINT "category_groups_tenant_id_group_by_member_group_category_pk" PRIMARY KEY("tenant_id","group_by","member_group","category")
);
--> statement-breakpoint
ALTER TABLE "category_groups" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
DROP INDEX "customer_categories_category";
--> statement-breakpoint
DROP INDEX "customer_categories_named";
--> statement-breakpoint
ALTER TABLE "customer_categories" ADD COLUMN "second_purchase_days" integer;
--> statement-breakpoint
ALTER TABLE "customer_categories" ADD COLUMN "later_bought_on" date[];
--> statement-breakpoint
CREATE INDEX "customer_categories_named" ON "customer_categories" USING btree ("tenant_id",lower("category"));
--> statement-breakpoint
ALTER TABLE "customer_categories" DROP COLUMN "purchased_on";
--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "category_figures" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "category_groups" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "product_months" AS PERMISSIVE FOR ALL TO public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);