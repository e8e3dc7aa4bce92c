export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How large the turned picture is when it just fits into the frame. */
export const fitted = (picture: Size, frame: Size, turns: number): Size => {
  const lying = turns % 2 === 1;
  const width = lying ? picture.height : picture.width;
  const height = lying ? picture.width : picture.height;
  const scale = Math.min(frame.width / width, frame.height / height);
  return { width: width * scale, height: height * scale };
};
