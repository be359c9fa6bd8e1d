import sys,struct,gzip
d=open(sys.argv[1],'rb').read(); z=d.index(0)+1+12
used=set(); recs=[]; p=z
def heap(b):
    q=0; I=8
    sz={4:1,5:2,6:4,7:8,8:1,9:2,10:4,11:8,2:8}
    roots={0xff:8,1:16,2:16,3:16,4:12,5:8,6:12,7:8,8:16}
    while q<len(b):
        t=b[q]; q+=1
        if t in roots: q+=roots[t]
        elif t==0x21: n=struct.unpack_from('>I',b,q+20)[0]; q+=24+n
        elif t==0x22: n=struct.unpack_from('>I',b,q+12)[0]; q+=24+8*n
        elif t==0x23: n=struct.unpack_from('>I',b,q+12)[0]; q+=17+n*sz[b[q+16]]
        elif t==0x20:
            q+=64
            n=struct.unpack_from('>H',b,q)[0]; q+=2
            for _ in range(n): q+=3+sz[b[q+2]]
            n=struct.unpack_from('>H',b,q)[0]; q+=2
            for _ in range(n): used.add(b[q:q+8]); q+=9+sz[b[q+8]]
            n=struct.unpack_from('>H',b,q)[0]; q+=2
            for _ in range(n): used.add(b[q:q+8]); q+=9
        else: raise SystemExit(hex(t))
while p<len(d):
    t=d[p]; n=struct.unpack_from('>I',d,p+5)[0]; b=d[p+9:p+9+n]; recs.append((t,d[p:p+9],b)); p+=9+n
    if t==2: used.add(b[16:24])
    if t==4:
        for i in (8,16,24): used.add(b[i:i+8])
    if t in(0xc,0x1c): heap(b)
out=d[:z]+b''.join(h+b for t,h,b in recs if t!=1 or b[:8] in used)
import collections
print(collections.Counter({t:0 for t,_,_ in recs}) and {hex(t):sum(len(b) for tt,_,b in recs if tt==t) for t in {t for t,_,_ in recs}}, len(out), len(gzip.compress(out,9,mtime=0)))
if len(sys.argv)>2: open(sys.argv[2],'wb').write(gzip.compress(out,9,mtime=0))
