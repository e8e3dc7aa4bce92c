import {
  type Category,
  type CheckedProduct,
  checkProduct,
  isDelicate,
  isPictureKey,
  type PictureJson,
  type ProductDraft,
  type ProductState,
  ShopNotApproved,
  stateAfterSaving,
  TRUSTED_FROM,
} from '@lapak/catalog-domain';
import { asId, type Clock, type Id, invalid, InvalidInput, isProblem, NotFound, slugOf } from '@lapak/kernel';
import { Uploads } from '@lapak/merchants-server';
import { CLOCK, newCode, newId, statement, Transactor, type Tx } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { Categories } from './categories.js';
import { Pictures, type PreparedPicture } from './pictures.js';
import {
  addWords,
  type HeldProduct,
  lockProduct,
  lockVariants,
  picturesOf,
  putPictures,
  putProduct,
  putVariants,
  shopForSaving,
  slugsLike,
} from './save-product-sql.js';

export interface SaveProductInput extends ProductDraft {
  readonly shopId: Id<'Shop'>;
  readonly id?: string | null;
  readonly categoryId: string;
  readonly madeInDesaCode: string;
  readonly fragile?: boolean | null;
  readonly perishable?: boolean | null;
  readonly publish: boolean;
  /** Illustration while there is no photo; the category's unless told. Not for the public. */
  readonly emoji?: string;
}
export interface ProductSaved {
  readonly kind: 'ProductSaved';
  readonly productId: Id<'Product'>;
  readonly state: ProductState;
}
type Outcome = ProductSaved | InvalidInput | ShopNotApproved | NotFound;

const desaExists = statement<{ ok: boolean }>(
  'catalog_desa_exists',
  `select exists (select from desa where code = $1) as ok`,
);

/**
 * Makes or changes a product with its variants and pictures, all or nothing. Variants keep their ids, so baskets and orders
 * stay right; one that is left out is withdrawn, not deleted. Whoever calls has made sure that the account belongs to the shop.
 * @returns ProductSaved; InvalidInput with a sentence per field; ShopNotApproved when it is to be on sale too early;
 * NotFound for a product of another shop.
 */
@Injectable()
export class SaveProduct {
  constructor(
    private readonly transactor: Transactor,
    private readonly categories: Categories,
    private readonly pictures: Pictures,
    private readonly uploads: Uploads,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(accountId: Id<'Account'>, input: SaveProductInput): Promise<Outcome> {
    const tree = await this.categories.tree();
    const category = tree.byId.get(input.categoryId);
    if (!category || tree.children(category.id).length > 0)
      return invalid(
        'categoryId',
        'Pilih salah satu kategori dari daftar.',
        'Choose one of the categories in the list.',
      );
    const checked = checkProduct(input, category);
    if (isProblem(checked)) return checked;
    const productId = input.id ? asId<'Product'>(input.id) : newId<'Product'>();
    if (!productId) return new NotFound();
    const prepared = await this.prepare(accountId, productId, input.pictures, checked.title.id);
    if (isProblem(prepared)) return prepared;
    const path = tree.path(category.id);
    return this.transactor.run((tx) =>
      this.write(tx, accountId, productId, {
        input,
        checked,
        category,
        path,
        emoji: input.emoji ?? category.emoji,
        prepared,
      }),
    );
  }

  private async prepare(
    accountId: Id<'Account'>,
    productId: Id<'Product'>,
    wanted: readonly string[],
    alt: string,
  ): Promise<PreparedPicture[] | InvalidInput> {
    const prepared: PreparedPicture[] = [];
    for (const [i, name] of wanted.entries()) {
      if (isPictureKey(name)) continue;
      const uploadId = asId<'Upload'>(name);
      const picture = uploadId && (await this.pictures.prepare(accountId, productId, uploadId, alt));
      if (!picture)
        return invalid(
          `pictures.${i}`,
          'Foto ini tidak ditemukan lagi. Unggah ulang.',
          'This photo is no longer there. Upload it again.',
        );
      if (!prepared.some((other) => other.key === picture.key)) prepared.push(picture);
    }
    return prepared;
  }

  private async write(tx: Tx, accountId: Id<'Account'>, productId: Id<'Product'>, save: Saving): Promise<Outcome> {
    const { input, checked } = save;
    const now = this.clock.now();
    const variants = await lockVariants.rows(tx, [productId]);
    const held = await lockProduct.row(tx, [productId, input.shopId]);
    if (input.id && !held) return new NotFound();
    const fault = variantFault(checked, variants);
    if (fault) return fault;
    if (!(await desaExists.row(tx, [input.madeInDesaCode]))?.ok)
      return invalid('madeInDesaCode', 'Pilih desa tempat produk dibuat.', 'Choose the village where it is made.');
    const shop = await shopForSaving.row(tx, [input.shopId, productId, TRUSTED_FROM]);
    if (!shop) return new NotFound();
    const state = stateAfterSaving({
      state: held?.state ?? null,
      publish: input.publish,
      shopApproved: shop.approved,
      publishedBefore: shop.published,
      delicate: isDelicate(checked.title.id, checked.title.en, checked.description.id, checked.description.en),
    });
    if (typeof state !== 'string') return state;
    const pictures = await this.takePictures(tx, accountId, productId, input.pictures, save.prepared);
    if (isProblem(pictures)) return pictures;
    await this.put(tx, productId, save, { held, state, approved: shop.approved, now, pictures });
    return { kind: 'ProductSaved', productId, state };
  }

  private async put(
    tx: Tx,
    productId: Id<'Product'>,
    { input, checked, path, emoji, prepared }: Saving,
    as: Writing,
  ): Promise<void> {
    const { held, state, now, pictures } = as;
    const listed = state === 'published' && as.approved;
    const slug = held?.slug ?? (await freeSlug(tx, input.shopId, checked.title.id));
    await putProduct.run(tx, [
      productId,
      input.shopId,
      slug,
      JSON.stringify(checked.title),
      JSON.stringify(checked.description),
      path[0],
      path,
      state,
      checked.unit,
      checked.halal,
      checked.halalNumber,
      checked.pirt,
      input.madeInDesaCode,
      checked.madeToOrderDays,
      input.fragile ?? false,
      input.perishable ?? false,
      emoji,
      listed,
      checked.minPrice,
      checked.maxPrice,
      checked.compareAt,
      pictures[0] ? JSON.stringify(pictures[0]) : null,
      state === 'published' ? now : null,
      state === 'pending' ? now : null,
      now,
    ]);
    await putVariants.run(tx, [
      productId,
      input.shopId,
      now,
      JSON.stringify(
        checked.variants.map((variant, sort) => ({ ...variant, id: variant.id ?? newId<'Variant'>(), sort })),
      ),
    ]);
    await putPictures.run(tx, [productId, input.shopId, JSON.stringify(pictures), now]);
    await this.pictures.later(tx, prepared);
    if (listed) await addWords.run(tx, [productId]);
  }

  private async takePictures(
    tx: Tx,
    accountId: Id<'Account'>,
    productId: Id<'Product'>,
    wanted: readonly string[],
    prepared: readonly PreparedPicture[],
  ): Promise<PictureJson[] | InvalidInput> {
    const gone = (i: number): InvalidInput =>
      invalid(
        `pictures.${i}`,
        'Foto ini tidak ditemukan lagi. Unggah ulang.',
        'This photo is no longer there. Upload it again.',
      );
    const mine = new Map((await picturesOf.rows(tx, [productId])).map((picture) => [picture.key, picture]));
    const pictures: PictureJson[] = [];
    for (const [i, name] of wanted.entries()) {
      const fresh = prepared.find((picture) => picture.uploadId === name);
      if (fresh && isProblem(await this.uploads.take(tx, accountId, fresh.uploadId))) return gone(i);
      const picture = fresh ?? mine.get(name);
      if (!picture && isPictureKey(name)) return gone(i);
      if (picture && !pictures.some((other) => other.key === picture.key)) {
        const { key, width, height, blur, alt, widths } = picture;
        pictures.push({ key, width, height, blur, alt, widths });
      }
    }
    return pictures;
  }
}

interface Saving {
  readonly input: SaveProductInput;
  readonly checked: CheckedProduct;
  readonly category: Category;
  readonly path: readonly string[];
  readonly emoji: string;
  readonly prepared: readonly PreparedPicture[];
}
interface Writing {
  readonly held: HeldProduct | null;
  readonly state: ProductState;
  readonly approved: boolean;
  readonly now: Date;
  readonly pictures: readonly PictureJson[];
}

/** Stock cannot be set below what orders hold; an id must be one of the product's own. */
const variantFault = (
  checked: CheckedProduct,
  variants: readonly { id: string; reserved: number }[],
): InvalidInput | null => {
  const reserved = new Map(variants.map((variant) => [variant.id, variant.reserved]));
  for (const [i, variant] of checked.variants.entries()) {
    if (variant.id === null) continue;
    const held = reserved.get(variant.id);
    if (held === undefined)
      return invalid(
        `variants.${i}.id`,
        'Pilihan ini tidak ada lagi. Muat ulang halaman.',
        'This option is no longer there. Reload the page.',
      );
    if (variant.onHand < held) {
      return invalid(
        `variants.${i}.onHand`,
        `Stok paling sedikit ${held}, karena sebanyak itu sedang dipesan.`,
        `At least ${held} must be in stock: that many are on order.`,
      );
    }
  }
  return null;
};

const freeSlug = async (tx: Tx, shopId: Id<'Shop'>, title: string): Promise<string> => {
  const base = slugOf(title, 50) || 'produk';
  const taken = new Set((await slugsLike.rows(tx, [shopId, base])).map((row) => row.slug));
  if (!taken.has(base)) return base;
  for (;;) {
    const slug = `${base}-${newCode(4, '23456789abcdefghjkmnpqrstvwxyz')}`;
    if (!taken.has(slug)) return slug;
  }
};
