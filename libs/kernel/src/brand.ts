declare const brand: unique symbol;
/** A primitive that the compiler keeps apart from others of its kind: a shop's id is not an order's. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
