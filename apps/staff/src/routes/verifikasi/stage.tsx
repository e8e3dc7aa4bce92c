import { type PointerEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { fitted, type Size } from './fitted.js';

interface StageProps {
  readonly src: string;
  readonly alt: string;
  /** 1 shows the whole picture. */
  readonly zoom: number;
  /** Quarter turns to the right. */
  readonly turns: number;
}
/** A picture that is larger than its frame is moved by dragging; the frame's own scroll bars do it too. */
const useDrag = () => {
  const from = useRef<{ x: number; y: number; left: number; top: number } | null>(null);
  return {
    onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
      if (event.pointerType !== 'mouse' || event.button !== 0) return; // fingers scroll by themselves
      const { scrollLeft: left, scrollTop: top } = event.currentTarget;
      from.current = { x: event.clientX, y: event.clientY, left, top };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent<HTMLDivElement>) => {
      if (!from.current) return;
      event.currentTarget.scrollLeft = from.current.left - (event.clientX - from.current.x);
      event.currentTarget.scrollTop = from.current.top - (event.clientY - from.current.y);
    },
    onPointerUp: () => (from.current = null),
    onPointerCancel: () => (from.current = null),
  };
};

/** One paper, as large as its frame or larger, the right way up. */
export const Stage = ({ src, alt, zoom, turns }: StageProps) => {
  const frame = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<Size | null>(null);
  const [picture, setPicture] = useState<Size | null>(null);
  const drag = useDrag();

  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const watch = new ResizeObserver(([entry]) => {
      const { width, height } = entry!.contentRect;
      setRoom((known) => (known?.width === width && known.height === height ? known : { width, height }));
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    element.scrollLeft = (element.scrollWidth - element.clientWidth) / 2; // what was in the middle stays there
    element.scrollTop = (element.scrollHeight - element.clientHeight) / 2;
  }, [zoom, turns, src]);

  const fit = picture && room ? fitted(picture, room, turns) : null;
  const shown = fit && { width: fit.width * zoom, height: fit.height * zoom };
  const lying = turns % 2 === 1;
  return (
    <div
      className={zoom > 1 ? 'stage-frame movable' : 'stage-frame'}
      ref={frame}
      tabIndex={zoom > 1 ? 0 : -1}
      role="group"
      aria-label={alt}
      {...(zoom > 1 && { 'data-own-keys': true, ...drag })}
    >
      <div className="stage-paper" style={shown ?? undefined}>
        <img
          src={src}
          alt={alt}
          draggable={false}
          onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) => setPicture({ width, height })}
          style={
            shown
              ? {
                  width: lying ? shown.height : shown.width,
                  height: lying ? shown.width : shown.height,
                  transform: `translate(-50%, -50%) rotate(${turns * 90}deg)`,
                }
              : { opacity: 0 }
          }
        />
      </div>
    </div>
  );
};
