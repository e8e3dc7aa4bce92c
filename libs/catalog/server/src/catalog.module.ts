import { AreasModule } from '@lapak/areas-server';
import { MerchantsModule } from '@lapak/merchants-server';
import { Module } from '@nestjs/common';
import { AgeProducts } from './age-products.js';
import { ArchiveProduct } from './archive-product.js';
import { BrowseProducts } from './browse-products.js';
import { Catalog } from './catalog.js';
import { CatalogResolver, ShopProductsResolver } from './catalog.resolver.js';
import { Categories } from './categories.js';
import { CountProducts } from './count-products.js';
import { ModerateProduct } from './moderate-product.js';
import { ModerationResolver } from './moderation.resolver.js';
import { MyProducts } from './my-products.js';
import { MyProductsResolver } from './my-products.resolver.js';
import { MakePicture, Pictures } from './pictures.js';
import { ReadMedia } from './read-media.js';
import { RebuildSearch } from './rebuild-search.js';
import { RefreshSearchWords } from './refresh-search-words.js';
import { SaveProduct } from './save-product.js';
import { SearchProducts } from './search-products.js';
import { SetStock } from './set-stock.js';

const useCases = [
  ArchiveProduct,
  BrowseProducts,
  Catalog,
  Categories,
  ModerateProduct,
  MyProducts,
  Pictures,
  ReadMedia,
  SaveProduct,
  SearchProducts,
  SetStock,
  // the worker's: a picture, and four timers
  MakePicture,
  AgeProducts,
  CountProducts,
  RebuildSearch,
  RefreshSearchWords,
];

@Module({
  imports: [AreasModule, MerchantsModule],
  providers: [...useCases, CatalogResolver, ModerationResolver, MyProductsResolver, ShopProductsResolver],
  exports: useCases,
})
export class CatalogModule {}
