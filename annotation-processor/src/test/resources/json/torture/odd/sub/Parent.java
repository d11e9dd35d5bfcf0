package odd.sub;
public class Parent { protected int prot; public int parentField; int pkg; public int getProt() { return prot; } protected void setProt(int p) { prot = p; } }
