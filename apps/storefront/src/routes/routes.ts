import type { Route } from '../page.js';
import { account, signOut } from './akun/account.js';
import { checkout } from './bayar/checkout.js';
import { home } from './beranda/home.js';
import { openShop } from './buka-toko/open-shop.js';
import { search } from './cari/search.js';
import { feature } from './cerita/feature.js';
import { complaints, help, privacy, terms } from './halaman/pages.js';
import { category } from './kategori/category.js';
import { basket } from './keranjang/basket.js';
import { collection } from './koleksi/collection.js';
import { track } from './lacak/track.js';
import { forgot, reset } from './masuk/reset.js';
import { signIn } from './masuk/sign-in.js';
import { signUp } from './masuk/sign-up.js';
import { manifest, robots, sitemapIndex, sitemapPages, sitemapProducts } from './mesin/machines.js';
import { caseRoute } from './pengajuan/case.js';
import { myOrders } from './pesanan/my-orders.js';
import { purchase } from './pesanan/purchase.js';
import { product } from './produk/product.js';
import { shop } from './toko/shop.js';

/** Every address of the public pages. */
export const routes: readonly Route[] = [
  home,
  search,
  category,
  shop,
  product,
  feature,
  collection,
  basket,
  checkout,
  purchase,
  myOrders,
  track,
  caseRoute,
  signIn,
  signUp,
  forgot,
  reset,
  account,
  signOut,
  openShop,
  help,
  complaints,
  privacy,
  terms,
  sitemapIndex,
  sitemapPages,
  sitemapProducts,
  robots,
  manifest,
];
