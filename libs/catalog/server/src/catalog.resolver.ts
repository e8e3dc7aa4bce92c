import { Areas, DesaType } from '@lapak/areas-server';
import { PRICE_BANDS } from '@lapak/catalog-domain';
import { shopById, ShopType, shopType } from '@lapak/merchants-server';
import type { RequestContext } from '@lapak/platform';
import { Args, Context, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { BrowseProducts } from './browse-products.js';
import { similarProducts } from './card-statements.js';
import {
  cardType,
  CategoryType,
  type FacetsType,
  ProductCardType,
  ProductConnectionType,
  ProductFilterType,
  ProductSortEnum,
  ProductType,
  productType,
  SearchResultType,
} from './catalog.graphql.js';
import { Categories, type CategoryTree } from './categories.js';
import type { CategoryEntity } from './product.entity.js';
import { productPage, wasPublic } from './product-page.js';
import type { Found } from './search-products.js';
import { SearchProducts } from './search-products.js';
import type { SearchSort } from './search-sql.js';

const LONGEST_SLUG = 120;

const categoryType = (category: CategoryEntity, tree: CategoryTree, ctx: RequestContext): CategoryType => ({
  id: category.id,
  name: category.name[ctx.locale] || category.name.id,
  emoji: category.emoji,
  parentId: category.parentId,
  food: category.food,
  needsHalal: category.needsHalal,
  needsPirt: category.needsPirt,
  productCount: category.productCount,
  children: tree.children(category.id).map((child) => categoryType(child, tree, ctx)),
});

@Resolver(() => ProductType)
export class CatalogResolver {
  constructor(
    private readonly db: DataSource,
    private readonly areas: Areas,
    private readonly categories: Categories,
    private readonly browse: BrowseProducts,
    private readonly searching: SearchProducts,
  ) {}

  @Query(() => [CategoryType], {
    name: 'categories',
    description: 'The top of the tree; what is under it hangs on it.',
  })
  async allCategories(@Context() ctx: RequestContext): Promise<CategoryType[]> {
    const tree = await this.categories.tree();
    return tree.children(null).map((category) => categoryType(category, tree, ctx));
  }

  @Query(() => ProductConnectionType)
  async products(
    @Context() ctx: RequestContext,
    @Args('filter', { type: () => ProductFilterType, nullable: true }) filter: ProductFilterType | null,
    @Args('sort', { type: () => ProductSortEnum, nullable: true, defaultValue: 'newest' }) sort: SearchSort | null,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 24 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ): Promise<ProductConnectionType> {
    const page = await this.browse.run(filter, sort === 'relevance' || !sort ? 'newest' : sort, first ?? 24, after);
    return { ...page, nodes: page.nodes.map((row) => cardType(row, ctx)) };
  }

  @Query(() => SearchResultType)
  async search(
    @Context() ctx: RequestContext,
    @Args('query', { type: () => String }) query: string,
    @Args('filter', { type: () => ProductFilterType, nullable: true }) filter: ProductFilterType | null,
    @Args('sort', { type: () => ProductSortEnum, nullable: true, defaultValue: 'relevance' }) sort: SearchSort | null,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 24 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ): Promise<SearchResultType> {
    const found = await this.searching.run(query, filter, sort ?? 'relevance', first ?? 24, after);
    return { ...found, nodes: found.nodes.map((row) => cardType(row, ctx)), facets: await this.facets(found, ctx) };
  }

  @Query(() => ProductType, { nullable: true })
  async product(
    @Context() ctx: RequestContext,
    @Args('shopSlug', { type: () => String }) shopSlug: string,
    @Args('slug', { type: () => String }) slug: string,
  ): Promise<ProductType | null> {
    const row =
      shopSlug.length <= LONGEST_SLUG && slug.length <= LONGEST_SLUG
        ? await productPage.row(this.db, [shopSlug, slug])
        : null;
    if (!row) return null;
    const { approvedAt } = row.shop;
    // the page shows its shop too: it came with the same statement

    shopById(this.db, ctx).prime(
      row.shopId,
      shopType({ ...row.shop, approvedAt: approvedAt === null ? null : new Date(approvedAt) }, ctx),
    );
    return productType(row, ctx);
  }

  @Query(() => Boolean, {
    description: 'Whether a shop, or a product of it, that is not shown now once was: gone, not mistyped.',
  })
  async takenDown(
    @Args('shopSlug', { type: () => String }) shopSlug: string,
    @Args('productSlug', { type: () => String, nullable: true }) productSlug: string | null,
  ): Promise<boolean> {
    if (shopSlug.length > LONGEST_SLUG || (productSlug ?? '').length > LONGEST_SLUG) return false;
    return (await wasPublic.row(this.db, [shopSlug, productSlug]))?.was ?? false;
  }

  @ResolveField(() => CategoryType)
  async category(@Parent() product: ProductType, @Context() ctx: RequestContext): Promise<CategoryType> {
    const tree = await this.categories.tree();
    return categoryType(tree.byId.get(product.categoryId)!, tree, ctx);
  }

  @ResolveField(() => ShopType)
  async shop(@Parent() product: ProductType, @Context() ctx: RequestContext): Promise<ShopType> {
    return (await shopById(this.db, ctx).load(product.shopId))!;
  }

  @ResolveField(() => DesaType)
  madeIn(@Parent() product: ProductType): DesaType {
    return this.areas.desa(product.madeInCode)!;
  }

  @ResolveField(() => [ProductCardType])
  async similar(@Parent() product: ProductType, @Context() ctx: RequestContext): Promise<ProductCardType[]> {
    return (await similarProducts.rows(this.db, [product.categoryId, product.id])).map((row) => cardType(row, ctx));
  }

  private async facets({ facets }: Found, ctx: RequestContext): Promise<FacetsType> {
    const tree = await this.categories.tree();
    const counted = (counts: ReadonlyMap<string, number>, label: (value: string) => string) =>
      [...counts]
        .map(([value, count]) => ({ value, label: label(value), count }))
        .sort((a, b) => b.count - a.count || a.label.localeCompare(b.label));
    return {
      categories: counted(
        facets.categories,
        (id) => tree.byId.get(id)?.name[ctx.locale] || tree.byId.get(id)?.name.id || id,
      ),
      kecamatan: counted(facets.kecamatan, (code) => this.areas.kecamatan(code)?.name ?? code),
      prices: PRICE_BANDS.map((band, i) => ({ ...band, count: facets.prices[i] ?? 0 })),
      halal: facets.halal,
      inStock: facets.inStock,
    };
  }
}

@Resolver(() => ShopType)
export class ShopProductsResolver {
  constructor(private readonly browse: BrowseProducts) {}

  @ResolveField(() => ProductConnectionType)
  async products(
    @Parent() shop: ShopType,
    @Context() ctx: RequestContext,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 24 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ): Promise<ProductConnectionType> {
    const page = await this.browse.run({ shopId: shop.id }, 'newest', first ?? 24, after);
    return { ...page, nodes: page.nodes.map((row) => cardType(row, ctx)) };
  }
}
