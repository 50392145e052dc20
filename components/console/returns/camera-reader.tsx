'use client';

import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Button } from '@/components/ui/button';

type Detector = { detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]> };
type DetectorClass = new (options: { formats: string[] }) => Detector;

const FORMATS = ['qr_code', 'code_128', 'code_39', 'ean_13', 'itf'];
const PAUSE_MS = 250;

const detectorClass = (): DetectorClass | undefined =>
  (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
const subscribe = () => () => {};

/** The device's camera as a scanner, where the browser can read codes by itself; nothing at all where it cannot. */
export function CameraReader({ onCode }: { onCode: (code: string) => void }) {
  const isAble = useSyncExternalStore(
    subscribe,
    () => detectorClass() !== undefined && Boolean(navigator.mediaDevices),
    () => false,
  );
  const [isOn, setOn] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  if (!isAble) return null;
  return (
    <div className="grid w-full gap-3">
      <p>
        <Button aria-pressed={isOn} onClick={() => setOn(!isOn)}>
          {isOn ? 'Camera off' : 'Use the camera'}
        </Button>
      </p>
      {isOn && (
        <Viewfinder
          onCode={(code) => {
            setOn(false);
            onCode(code);
          }}
          onProblem={(text) => {
            setOn(false);
            setProblem(text);
          }}
        />
      )}
      {problem && (
        <p role="alert" className="text-sm text-bad">
          {problem}
        </p>
      )}
    </div>
  );
}

function Viewfinder({ onCode, onProblem }: { onCode: (code: string) => void; onProblem: (text: string) => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const heard = useRef({ onCode, onProblem });
  useEffect(() => {
    heard.current = { onCode, onProblem };
  });
  useEffect(() => {
    let stream: MediaStream | null = null;
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = async (detector: Detector) => {
      if (isOver || !video.current) return;
      const [code] = await detector.detect(video.current).catch(() => []);
      if (isOver) return;
      if (code?.rawValue) return heard.current.onCode(code.rawValue);
      timer = setTimeout(() => void read(detector), PAUSE_MS);
    };
    const start = async () => {
      const Known = detectorClass();
      if (!Known) return;
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
        if (isOver || !video.current) {
          for (const track of stream.getTracks()) track.stop();
          return;
        }
        video.current.srcObject = stream;
        await video.current.play();
        await read(new Known({ formats: FORMATS }));
      } catch {
        heard.current.onProblem('The camera cannot be used. Allow it in your browser, or type the number.');
      }
    };
    void start();
    return () => {
      isOver = true;
      clearTimeout(timer);
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
  }, []);
  return (
    <video
      ref={video}
      muted
      playsInline
      aria-label="What the camera sees"
      className="aspect-video w-full max-w-md rounded-control border border-line bg-sunken object-cover"
    />
  );
}
