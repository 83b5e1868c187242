import Rtmp from 'node-media-server/src/protocol/rtmp.js'
import { checkAmf0 } from './amf-limits.ts'
import { RtmpLimitError } from './rtmp-limit-error.ts'

const kibibyte = 1024
const messageLimits = {
  media: 4096 * kibibyte,
  command: 64 * kibibyte,
  metadata: 256 * kibibyte,
  control: 64,
}
const maxChunkStreams = 16
const chunkSize = { min: 128, max: 65_536 }
const maxAllocatedBytes = 16 * 1024 * kibibyte
/** A publisher needs about six commands; more is somebody who plays with us. */
const maxCommands = 64

const type = {
  setChunkSize: 1,
  audio: 8,
  video: 9,
  dataAmf3: 15,
  commandAmf3: 17,
  data: 18,
  command: 20,
} as const

/**
 * Puts limits into a session's chunk parser, before it allocates what a peer announces and before it
 * decodes what a peer sent. Whatever is beyond them throws `RtmpLimitError`.
 */
export function limitRtmp(rtmp: Rtmp): void {
  let commands = 0
  rtmp.packetParse = () => {
    Rtmp.prototype.packetParse.call(rtmp)
    checkMessage(rtmp)
  }
  rtmp.packetAlloc = () => {
    checkAllocation(rtmp)
    Rtmp.prototype.packetAlloc.call(rtmp)
  }
  rtmp.controlHandler = () => {
    Rtmp.prototype.controlHandler.call(rtmp)
    if (rtmp.inChunkSize < chunkSize.min || rtmp.inChunkSize > chunkSize.max)
      throw new RtmpLimitError('chunk size')
  }
  rtmp.invokeHandler = () => {
    commands += 1
    if (commands > maxCommands) throw new RtmpLimitError('commands')
    checkAmf0(payloadOf(rtmp, rtmp.parserPacket.header.type === type.commandAmf3 ? 1 : 0))
    Rtmp.prototype.invokeHandler.call(rtmp)
  }
  rtmp.dataHandler = () => {
    const { header } = rtmp.parserPacket
    // AMF3 data messages are no part of publishing over RTMP, and an empty message has no codec byte.
    if (header.type === type.dataAmf3 || header.length === 0) return
    if (header.type === type.data) checkAmf0(payloadOf(rtmp, 0))
    Rtmp.prototype.dataHandler.call(rtmp)
  }
  rtmp.parserData = (data) => {
    const fault = Rtmp.prototype.parserData.call(rtmp, data)
    if (fault !== null) throw new RtmpLimitError(fault)
    return null
  }
}

function checkMessage(rtmp: Rtmp): void {
  if (rtmp.inPackets.size > maxChunkStreams) throw new RtmpLimitError('chunk streams')
  const { header } = rtmp.parserPacket
  if (header.length > limitOf(header.type)) throw new RtmpLimitError('message size')
}

function limitOf(messageType: number): number {
  if (messageType === type.audio || messageType === type.video) return messageLimits.media
  if (messageType === type.command || messageType === type.commandAmf3) return messageLimits.command
  if (messageType === type.data || messageType === type.dataAmf3) return messageLimits.metadata
  return messageLimits.control
}

function checkAllocation(rtmp: Rtmp): void {
  let bytes = rtmp.parserPacket.header.length
  for (const packet of rtmp.inPackets.values()) bytes += packet.capacity
  if (bytes > maxAllocatedBytes) throw new RtmpLimitError('memory')
}

function payloadOf(rtmp: Rtmp, from: number): Buffer {
  return rtmp.parserPacket.payload.subarray(from, rtmp.parserPacket.header.length)
}
