// Packed vector instructions: SSE to SSE4.2, AES, SHA and GFNI in their legacy encodings.
// By opcode map (Intel SDM volume 2, appendix A); the grammar of an entry is in x64Opcodes.ts.

export const legacy: Readonly<Record<number, string>> = {
  // 0F
  1: `
    10:movups,movupd 11:movups,movupd 12:movlps~movhlps,movlpd~,movsldup,movddup 13:movlps,movlpd
    14:unpcklps,unpcklpd 15:unpckhps,unpckhpd 16:movhps~movlhps,movhpd~,movshdup 17:movhps,movhpd 28:movaps,movapd
    29:movaps,movapd 2b:movntps,movntpd
    50:movmskps,movmskpd 51:sqrtps,sqrtpd 52:rsqrtps 53:rcpps 54:andps,andpd 55:andnps,andnpd 56:orps,orpd
    57:xorps,xorpd 58:addps,addpd 59:mulps,mulpd 5a:cvtps2pd,cvtpd2ps 5b:cvtdq2ps,cvtps2dq,cvttps2dq 5c:subps,subpd
    5d:minps,minpd 5e:divps,divpd 5f:maxps,maxpd 60:,punpcklbw 61:,punpcklwd 62:,punpckldq 63:,packsswb 64:,pcmpgtb
    65:,pcmpgtw 66:,pcmpgtd 67:,packuswb 68:,punpckhbw 69:,punpckhwd 6a:,punpckhdq 6b:,packssdw 6c:,punpcklqdq
    6d:,punpckhqdq 6f:,movdqa,movdqu 70:,pshufd,pshufhw,pshuflw 71:,2=psrlw+4=psraw+6=psllw
    72:,2=psrld+4=psrad+6=pslld 73:,2=psrlq+3=psrldq+6=psllq+7=pslldq 74:,pcmpeqb 75:,pcmpeqw 76:,pcmpeqd
    7c:,haddpd,,haddps 7d:,hsubpd,,hsubps 7f:,movdqa,movdqu c2:cmpps,cmppd c4:,pinsrw c5:,pextrw c6:shufps,shufpd
    d0:,addsubpd,,addsubps d1:,psrlw d2:,psrld d3:,psrlq d4:,paddq d5:,pmullw d7:,pmovmskb d8:,psubusb d9:,psubusw
    da:,pminub db:,pand dc:,paddusb dd:,paddusw de:,pmaxub df:,pandn e0:,pavgb e1:,psraw e2:,psrad e3:,pavgw
    e4:,pmulhuw e5:,pmulhw e6:,cvttpd2dq,cvtdq2pd,cvtpd2dq e7:,movntdq e8:,psubsb e9:,psubsw ea:,pminsw eb:,por
    ec:,paddsb ed:,paddsw ee:,pmaxsw ef:,pxor f0:,,,lddqu f1:,psllw f2:,pslld f3:,psllq f4:,pmuludq f5:,pmaddwd
    f6:,psadbw f7:,maskmovdqu f8:,psubb f9:,psubw fa:,psubd fb:,psubq fc:,paddb fd:,paddw fe:,paddd
  `,
  // 0F 38
  2: `
    00:,pshufb 01:,phaddw 02:,phaddd 03:,phaddsw 04:,pmaddubsw 05:,phsubw 06:,phsubd 07:,phsubsw 08:,psignb
    09:,psignw 0a:,psignd 0b:,pmulhrsw 10:,pblendvb 14:,blendvps 15:,blendvpd 17:,ptest 1c:,pabsb 1d:,pabsw
    1e:,pabsd 20:,pmovsxbw 21:,pmovsxbd 22:,pmovsxbq 23:,pmovsxwd 24:,pmovsxwq 25:,pmovsxdq 28:,pmuldq 29:,pcmpeqq
    2a:,movntdqa 2b:,packusdw 30:,pmovzxbw 31:,pmovzxbd 32:,pmovzxbq 33:,pmovzxwd 34:,pmovzxwq 35:,pmovzxdq
    37:,pcmpgtq 38:,pminsb 39:,pminsd 3a:,pminuw 3b:,pminud 3c:,pmaxsb 3d:,pmaxsd 3e:,pmaxuw 3f:,pmaxud 40:,pmulld
    41:,phminposuw c8:sha1nexte c9:sha1msg1 ca:sha1msg2 cb:sha256rnds2 cc:sha256msg1 cd:sha256msg2 cf:,gf2p8mulb
    db:,aesimc dc:,aesenc dd:,aesenclast de:,aesdec df:,aesdeclast
  `,
  // 0F 3A
  3: `
    08:,roundps 09:,roundpd 0c:,blendps 0d:,blendpd 0e:,pblendw 0f:,palignr 14:,pextrb 15:,pextrw 16:,pextrd/pextrq
    17:,extractps 20:,pinsrb 21:,insertps 22:,pinsrd/pinsrq 40:,dpps 41:,dppd 42:,mpsadbw 44:,pclmulqdq
    60:,pcmpestrm 61:,pcmpestri 62:,pcmpistrm 63:,pcmpistri cc:sha1rnds4 ce:,gf2p8affineqb cf:,gf2p8affineinvqb
    df:,aeskeygenassist
  `,
};
